import { Button, HiddenFields, TextField } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'

export type ReceiptFormProps = {
  locale: Locale
  applicationId: string
  action: (form: FormData) => Promise<void>
  /** What was typed before it was refused, and the words of the refusal. */
  typed?: string | undefined
  error?: string | undefined
}

/** The officer records the number of a bank's receipt. Its field is `receiptNumber`. */
export function ReceiptForm({ locale, applicationId, action, typed, error }: ReceiptFormProps) {
  const t = getTranslator(locale, 'payments')
  return (
    <form action={action} noValidate className="no-print mt-5 border-t border-line pt-5">
      <HiddenFields values={{ applicationId }} />
      <TextField
        name="receiptNumber"
        label={t('record.number')}
        hint={t('record.hint')}
        error={error}
        defaultValue={typed}
        width="md"
        maxLength={60}
        required
        autoComplete="off"
        spellCheck={false}
      />
      <Button kind="secondary">{t('record.submit')}</Button>
    </form>
  )
}
