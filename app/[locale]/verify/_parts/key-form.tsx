import { Button, TextField } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Asks for the key of a receipt; a plain GET form. */
export function KeyForm({ locale, typed, error }: { locale: Locale; typed?: string | undefined; error?: string | undefined }) {
  const t = getTranslator(locale, 'receipt')
  return (
    <form method="get" action={`/${locale}/verify`} noValidate className="max-w-text">
      <TextField
        name="key"
        label={t('verifyPage.key')}
        hint={t('verifyPage.keyHint')}
        error={error}
        defaultValue={typed}
        width="full"
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Button>{t('verifyPage.submit')}</Button>
    </form>
  )
}
