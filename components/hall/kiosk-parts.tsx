import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui'
import { cx } from '@/components/ui/cx'

/** A big way on: the whole card is the target. */
export function BigLink({
  href,
  icon,
  title,
  others = [],
  children,
  tone = 'plain',
}: {
  href: string
  icon?: IconName
  title: ReactNode
  /** The same words in the other languages. */
  others?: readonly { locale: string; text: string }[]
  children?: ReactNode
  tone?: 'plain' | 'primary'
}) {
  return (
    <a
      href={href}
      className={cx(
        'kiosk-target flex h-full items-center gap-5 rounded-xl border-2 p-6 text-start no-underline',
        others.length > 0 && 'portrait:py-12',
        tone === 'primary'
          ? 'border-transparent bg-primary text-on-primary hover:bg-primary-strong'
          : 'border-line-strong bg-surface text-ink hover:border-primary hover:bg-primary-soft',
      )}
    >
      {icon && <Icon name={icon} size="lg" className="size-12" />}
      <span className="min-w-0 flex-1">
        <span className="block text-2xl font-semibold">{title}</span>
        {others.map(({ locale, text }) => (
          <span key={locale} lang={locale} className="mt-1 block text-lg">
            {text}
          </span>
        ))}
        {children && <span className="mt-1 block text-lg">{children}</span>}
      </span>
      <Icon name="chevron-right" size="lg" />
    </a>
  )
}

/** A service as a target: name, and the body it belongs to. */
export function ServiceTarget({ href, name, agency, tag }: { href: string; name: string; agency: string; tag?: string }) {
  return (
    <a
      href={href}
      className="kiosk-target flex h-full min-h-20 flex-col justify-center rounded-lg border-2 border-line-strong bg-surface px-5 py-3 no-underline hover:border-primary hover:bg-primary-soft"
    >
      <span className="text-lg font-semibold">{name}</span>
      <span className="text-base text-muted">
        {agency}
        {tag && <span className="font-semibold text-success"> · {tag}</span>}
      </span>
    </a>
  )
}

export const KioskTitle = ({ children, lead }: { children: ReactNode; lead?: ReactNode }) => (
  <div className="mb-6">
    <h1 className="text-4xl">{children}</h1>
    {lead && <p className="mt-2 max-w-text text-xl text-muted">{lead}</p>}
  </div>
)

export const kioskButton =
  'inline-flex w-full items-center justify-center gap-3 rounded-md bg-primary px-8 text-xl font-semibold text-on-primary hover:bg-primary-strong'
export const kioskSecondary =
  'kiosk-target inline-flex w-full items-center justify-center gap-3 rounded-md border-2 border-primary bg-surface px-8 text-xl font-semibold text-primary hover:bg-primary-soft'
