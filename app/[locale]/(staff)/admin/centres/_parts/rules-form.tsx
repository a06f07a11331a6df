import { Button, HiddenFields, TextField } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { type findRules, RULE_CODES } from '@/lib/queue'
import { saveRules } from '../actions'
import type { fieldsOf } from './open-plan'

type Props = {
  locale: Locale
  centreCode: string
  rules: NonNullable<Awaited<ReturnType<typeof findRules>>>
  field: ReturnType<typeof fieldsOf>['field']
}

/** Every rule of a queue; a box left empty follows the wider rule. */
export function RulesForm({ locale, centreCode, rules, field }: Props) {
  const t = getTranslator(locale, 'plan')
  return (
    <form action={saveRules} noValidate className="max-w-text">
      <HiddenFields values={{ centreCode, version: String(rules.version) }} />
      {RULE_CODES.map((code) => (
        <TextField
          key={code}
          {...field(code, rules.own[code] === undefined ? '' : String(rules.own[code]))}
          label={t(`rules.${code}`)}
          hint={t('rules.wider', { value: rules.wider[code] })}
          inputMode="numeric"
          width="xs"
        />
      ))}
      <Button>{t('save')}</Button>
    </form>
  )
}
