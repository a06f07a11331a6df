import { ErrorSummary } from '@/components/ui'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'

/** Why the kiosk could not do it, in the visitor's words; the form is right below. */
export function Refusal({ locale, attempt }: { locale: Locale; attempt: FormAttempt | null }) {
  if (!attempt || attempt.errors.length === 0) return null
  const t = getTranslator(locale, 'kiosk')
  return (
    <ErrorSummary
      title={t('refused')}
      errors={attempt.errors.map((one) => ({
        field: one.field,
        message: one.code.startsWith('kiosk_')
          ? translateCode(locale, 'kiosk', `errors.${one.code.slice(6)}`, one.params)
          : translateCode(locale, 'forms', `errors.${one.code}`, one.params),
      }))}
    />
  )
}
