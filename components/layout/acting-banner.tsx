import type { RepresentationKind } from '@/db/vocabulary/identity'
import { Button } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { getTranslator, type Locale } from '@/lib/i18n'

/** For whom the browser acts just now. */
export type ActingFor = {
  /** Tells one from another for the browser. */
  id: string
  name: string
  kind: RepresentationKind
  tin?: string | undefined
  /** Server action: back to oneself. An address where there is nobody to go back to (examples). */
  back: (() => Promise<void>) | string
}

const ICONS: Record<RepresentationKind, IconName> = { parent: 'child', company: 'building', delegation: 'users' }

/** On every page while one acts for somebody else: for whom, on what ground, and the way back. */
export function ActingBanner({ locale, acting: { name, kind, tin = '', back } }: { locale: Locale; acting: ActingFor }) {
  const t = getTranslator(locale, 'representation')
  return (
    <section
      aria-label={t('banner.label')}
      className="no-print mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-s-4 border-warning bg-warning-soft px-4 py-3 in-data-bleed:mx-auto in-data-bleed:w-full in-data-bleed:max-w-wide"
    >
      <p className="flex min-w-0 items-center gap-3 font-semibold wrap-anywhere">
        <Icon name={ICONS[kind]} className="shrink-0" />
        {t(`banner.${kind}`, { name, tin })}
      </p>
      <form action={back}>
        <Button kind="secondary" size="sm">
          {t('banner.back')}
        </Button>
      </form>
    </section>
  )
}
