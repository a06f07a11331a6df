import { factLines } from '@/components/portfolio/fact-value'
import { ownerName, Source } from '@/components/portfolio/source'
import { Icon } from '@/components/ui'
import type { ConsentDetails } from '@/lib/consents/model'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { Facts, Owner } from '@/lib/portfolio/model'
import { fieldName } from './words'

type FieldListProps = {
  locale: Locale
  consent: Pick<ConsentDetails, 'fields' | 'optionalFields' | 'grantedFields' | 'status'>
  /** The values as they stand now, when the citizen asked to see them. */
  values: { facts: Partial<Facts>; owners: Record<string, Owner> } | null
}

/** Which data: names always, the values themselves when asked for. */
export function FieldList({ locale, consent, values }: FieldListProps) {
  const t = getTranslator(locale, 'consents')
  const { fields, optionalFields, grantedFields, status } = consent
  return (
    <ul className="grid gap-3">
      {fields.map((code) => {
        const left = grantedFields && !grantedFields.includes(code)
        return (
          <li key={code} className="flex gap-3">
            <Icon name={left ? 'cross' : 'check'} size="sm" className={left ? 'mt-1 text-muted' : 'mt-1 text-primary'} />
            <div className="min-w-0 flex-1">
              <span className={left ? 'text-muted line-through' : 'font-medium'}>{fieldName(locale, code)}</span>
              {left && <span className="text-sm text-muted"> — {t('detail.leftOut')}</span>}
              {status === 'requested' && optionalFields.includes(code) && (
                <span className="text-sm text-muted"> — {t('detail.optional')}</span>
              )}
              {values && !left && <Value locale={locale} code={code} values={values} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Value({
  locale,
  code,
  values: { facts, owners },
}: {
  locale: Locale
  code: ConsentDetails['fields'][number]
  values: NonNullable<FieldListProps['values']>
}) {
  const t = getTranslator(locale, 'consents')
  const fact = facts[code]
  if (!fact) return null
  if (!fact.ok)
    return (
      <p className="text-sm text-warning">
        {t('detail.valueFailed', { agency: ownerName(locale, owners[fact.agencyCode], fact.agencyCode) })}
      </p>
    )
  const lines = factLines(locale, code, fact)
  return (
    <div className="mt-1 border-s-2 border-line ps-3">
      {lines.length === 0 && <p className="text-muted">{getTranslator(locale, 'ui')('noValue')}</p>}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Source locale={locale} owners={owners} of={fact} />
    </div>
  )
}
