import { DateField, TextField } from '@/components/ui'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms'

/** PIN and date of birth. Nothing typed before is ever put back: the next visitor would read it. */
export function IdentityFields({ locale, errors }: { locale: Locale; errors: readonly FieldError[] }) {
  const t = getTranslator(locale, 'kiosk')
  const errorOf = (field: string) => {
    const found = errors.find((one) => one.field === field)
    return found && translateCode(locale, 'forms', `errors.${found.code}`, found.params)
  }
  return (
    <>
      <TextField
        name="pin"
        label={t('identity.pin')}
        hint={t('identity.pinHint')}
        error={errorOf('pin')}
        width="sm"
        maxLength={7}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <DateField
        name="birthDate"
        legend={t('identity.birthDate')}
        error={errorOf('birthDate')}
        labels={{ day: t('identity.day'), month: t('identity.month'), year: t('identity.year') }}
        required
      />
    </>
  )
}
