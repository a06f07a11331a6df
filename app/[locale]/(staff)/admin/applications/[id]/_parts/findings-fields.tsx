import { CheckboxGroup, Disclosure, Select, TextField } from '@/components/ui'
import { problemOf, typedText } from '@/components/workqueue/words'
import { evidenceOf, type OfficerCase } from '@/lib/applications'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'

type Props = { found: OfficerCase; locale: Locale; typed: FormAttempt | null | undefined }

/** Grounds of a refusal, each with the value it rests on and what would change it: the applicant reads both. */
export function FindingsFields({ found, locale, typed }: Props) {
  const t = getTranslator(locale, 'workqueue')
  const ap = getTranslator(locale, 'applications')
  const options = evidenceOf(found.sections).map(({ key, label, shown, agencyCode, asOf }) => {
    const agency = agencyCode ? found.agencyNames[agencyCode] : undefined
    const source =
      agency && asOf
        ? ` (${t('finding.source', { agency: localized(locale, agency), day: formatDate(locale, new Date(asOf)) })})`
        : ''
    const value = shown.length > 80 ? `${shown.slice(0, 77)}…` : shown
    return { value: key, label: `${label}: ${value}${source}` }
  })
  const grounds = found.service.refusalGrounds
  const chosen = [typed?.values.grounds ?? []].flat()
  return (
    <>
      <CheckboxGroup
        name="grounds"
        legend={ap('officer.grounds')}
        options={grounds.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
        defaultValues={chosen}
        error={problemOf(locale, typed, 'grounds')}
      />
      <div className="mb-6 grid gap-1">
        {grounds.map(({ code, name }) => (
          <Disclosure key={code} summary={t('finding.title', { ground: localized(locale, name) })} open={chosen.includes(code)}>
            <Select
              name={`finding.${code}.value`}
              label={t('finding.value')}
              placeholder={t('finding.choose')}
              options={options}
              defaultValue={typedText(typed, `finding.${code}.value`)}
            />
            <TextField
              name={`finding.${code}.remedy`}
              label={t('finding.remedy')}
              maxLength={1000}
              width="full"
              autoComplete="off"
              defaultValue={typedText(typed, `finding.${code}.remedy`)}
            />
          </Disclosure>
        ))}
      </div>
    </>
  )
}
