import { Icon } from '@/components/ui'
import { type Locale, translateCode } from '@/lib/i18n'

/** What makes a centre reachable for everybody: a tick and the word for each. */
export function AccessList({ locale, codes }: { locale: Locale; codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {codes.map((code) => (
        <li key={code} className="inline-flex items-center gap-1.5">
          <Icon name="check" size="sm" className="text-success" />
          {translateCode(locale, 'queue', `access.${code}`)}
        </li>
      ))}
    </ul>
  )
}
