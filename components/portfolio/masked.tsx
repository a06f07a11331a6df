import { Icon } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'

/** All but the first two and the last two signs are hidden: enough to recognise one's own number, useless over a shoulder. */
export const mask = (text: string): string => {
  const signs = [...text]
  return signs.map((sign, index) => (index < 2 || index >= signs.length - 2 || sign === '-' ? sign : '•')).join('')
}

/** A number shown in full only on demand. Plain HTML, so it works before any script and is printed as it stands. */
export function Masked({ locale, value, what }: { locale: Locale; value: string; what: string }) {
  const t = getTranslator(locale, 'portfolio')
  return (
    <details className="group/mask">
      <summary className="inline-flex min-h-11 flex-wrap items-center gap-x-3 rounded-sm sm:min-h-8">
        <span aria-hidden className="tracking-wide tabular-nums group-open/mask:hidden">
          {mask(value)}
        </span>
        <span className="inline-flex items-center gap-1.5 text-sm font-normal text-primary underline decoration-1 underline-offset-4 group-open/mask:hidden">
          <Icon name="eye" size="sm" />
          {t('reveal')}
        </span>
        <span className="sr-only">: {what}</span>
        <span className="hidden items-center gap-1.5 text-sm font-normal text-muted group-open/mask:inline-flex">
          <Icon name="eye-off" size="sm" />
          {what}
        </span>
      </summary>
      <span className="tracking-wide tabular-nums select-all">{value}</span>
    </details>
  )
}
