import { SourceLine } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Owner } from '@/lib/portfolio/model'

// "Azərbaycan Respublikasının …" stands before every ministry; beside each value it only makes the line long.
const STATE = / ?(Azərbaycan Respublikasının|of the Republic of Azerbaijan|Азербайджанской Республики) ?/

export const ownerName = (locale: Locale, owner: Owner | undefined, code: string): string => {
  const name = (owner ? localized(locale, owner.name) : code).replace(STATE, '').trim()
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

type SourceProps = { locale: Locale; owners: Record<string, Owner>; of: { agencyCode: string; asOf: Date } }

/** Which body says so, and as of when. */
export function Source({ locale, owners, of }: SourceProps) {
  const t = getTranslator(locale, 'portfolio')
  return (
    <div className="mt-3">
      <SourceLine>
        {t('source', { agency: ownerName(locale, owners[of.agencyCode], of.agencyCode), asOf: formatDateTime(locale, of.asOf) })}
      </SourceLine>
    </div>
  )
}
