import { SummaryList, type SummaryRow } from '@/components/ui'
import { formatAge, formatDay, getTranslator, localized } from '@/lib/i18n'
import { ageOn } from '@/lib/platform/time'
import { Masked } from './masked'
import { NoneLine } from './record-card'
import { Source } from './source'
import type { View } from './view'

/** One register answers for the whole list, so it is named once below it. */
export function Personal({ locale, today, owners, facts }: View) {
  const t = getTranslator(locale, 'portfolio')
  const pin = facts['person.pin']
  if (!pin.ok) return null
  if (pin.value === null) return <NoneLine>{t('person.unknown')}</NoneLine>
  const rows: SummaryRow[] = [{ key: t('person.pin'), value: <Masked locale={locale} value={pin.value} what={t('person.pin')} /> }]
  const add = (key: string, value: SummaryRow['value'] | null | undefined) => value && rows.push({ key, value })
  const given = <T,>(fact: { ok: true; value: T } | { ok: false }) => (fact.ok ? fact.value : null)

  const name = given(facts['person.name'])
  if (name) rows.unshift({ key: t('person.name'), value: name })
  const born = given(facts['person.birth_date'])
  add(t('person.birthDate'), born && `${formatDay(locale, born)} (${formatAge(locale, ageOn(born, today))})`)
  const place = given(facts['person.birth_place'])
  add(t('person.birthPlace'), place && localized(locale, place))
  const sex = given(facts['person.sex'])
  add(t('person.sex'), sex && t(`person.${sex}`))
  const citizenship = given(facts['person.citizenship'])
  add(t('person.citizenship'), citizenship === 'AZ' ? t('citizenship.AZ') : citizenship)
  const marital = given(facts['person.marital_status'])
  add(t('person.maritalStatus'), marital && t(`marital.${marital}`))
  const home = given(facts.residence)
  add(
    t('person.address'),
    home ? (
      <>
        {localized(locale, home.line)}
        <span className="block text-sm font-normal text-muted">{t('person.since', { day: formatDay(locale, home.since) })}</span>
      </>
    ) : (
      t('person.noAddress')
    ),
  )
  return (
    <>
      <SummaryList rows={rows} />
      <Source locale={locale} owners={owners} of={pin} />
    </>
  )
}
