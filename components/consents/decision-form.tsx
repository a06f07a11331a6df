import { Button, CheckboxGroup, HiddenFields, Notice, RadioGroup } from '@/components/ui'
import type { ConsentDetails, FactCode } from '@/lib/consents/model'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormValues } from '@/lib/platform/forms/model'
import { fieldName } from './words'

type DecisionFormProps = {
  locale: Locale
  consent: ConsentDetails
  terms: { days: number; until: string }[]
  idempotencyKey: string
  action: (form: FormData) => Promise<void>
  /** What was typed before a refusal, and what was wrong with it. */
  values: FormValues | null
  errors: Record<string, string>
}

/** Yes and no stand side by side and neither is chosen before: silence must never become consent. */
export function DecisionForm({ locale, consent, terms, idempotencyKey, action, values, errors }: DecisionFormProps) {
  const t = getTranslator(locale, 'consents')
  const partner = localized(locale, consent.partnerName)
  const kept = values ? listOf(values.fields) : consent.optionalFields
  return (
    <form action={action} noValidate>
      <HiddenFields values={{ id: consent.id, idempotencyKey }} />
      <Notice tone="info" title={t('notice.title')}>
        {t('notice.body')}
      </Notice>
      {consent.optionalFields.length > 0 && (
        <CheckboxGroup
          name="fields"
          legend={t('decide.optionalLegend')}
          hint={t('decide.optionalHint')}
          error={errors.fields}
          options={consent.optionalFields.map((code: FactCode) => ({ value: code, label: fieldName(locale, code) }))}
          defaultValues={kept}
        />
      )}
      <RadioGroup
        name="termDays"
        legend={t('decide.termLegend')}
        error={errors.termDays}
        options={terms.map(({ days, until }) => ({
          value: String(days),
          label: t('decide.termOption', { days }),
          hint: t('decide.termUntil', { day: formatDay(locale, until) }),
        }))}
        defaultValue={typeof values?.termDays === 'string' ? values.termDays : String(terms[0]?.days)}
      />
      <RadioGroup
        name="decision"
        legend={t('decide.decisionLegend')}
        error={errors.decision}
        required
        options={[
          { value: 'grant', label: t('decide.grant'), hint: t('decide.grantHint', { partner }) },
          { value: 'refuse', label: t('decide.refuse'), hint: t('decide.refuseHint') },
        ]}
        defaultValue={typeof values?.decision === 'string' ? values.decision : undefined}
      />
      <Button>{t('decide.submit')}</Button>
    </form>
  )
}

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
