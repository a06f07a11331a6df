import type { ReactNode } from 'react'
import { Button, HiddenFields, StatusTag, VisuallyHidden } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { switchAction } from '../actions'

type Props = {
  locale: Locale
  name: string
  /** What the form asks to act for. */
  target: Record<string, string>
  now: boolean
  /** The register is silent; this is its earlier word. */
  believed: boolean
  children: ReactNode
}

/** Somebody a register lets one act for, with the button. */
export function WardCard({ locale, name, target, now, believed, children }: Props) {
  const t = getTranslator(locale, 'representation')
  return (
    <li className="rounded-lg border border-line p-4">
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="mt-1 text-sm text-muted">{children}</p>
      {believed && <p className="mt-1 text-sm text-muted">{t('mine.believed')}</p>}
      <div className="mt-3">
        <SwitchForm locale={locale} name={name} target={target} now={now} />
      </div>
    </li>
  )
}

export function SwitchForm({ locale, name, target, now }: Pick<Props, 'locale' | 'name' | 'target' | 'now'>) {
  const t = getTranslator(locale, 'representation')
  if (now) return <StatusTag tone="success">{t('mine.now')}</StatusTag>
  return (
    <form action={switchAction}>
      <HiddenFields values={{ ...target, next: `/${locale}/cabinet` }} />
      <Button kind="secondary" size="sm">
        {t('mine.act')}
        <VisuallyHidden>{t('mine.actHidden', { name })}</VisuallyHidden>
      </Button>
    </form>
  )
}
