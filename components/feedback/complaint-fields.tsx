import { TextArea, TextField } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { FieldError, FormAttempt } from '@/lib/platform/forms/model'

const ERRORS = ['centre', 'subject', 'body', 'too_long', 'too_many', 'not_found'] as const

/** What is wrong with a complaint, in words, by field. */
export function complaintProblems(locale: Locale, errors: readonly FieldError[]): { field: string; message: string }[] {
  const t = getTranslator(locale, 'feedback')
  return errors.map(({ field, code }) => ({
    field,
    message: t(`complaint.errors.${ERRORS.find((one) => one === code) ?? 'not_found'}`),
  }))
}

type Props = { locale: Locale; attempt: FormAttempt | null }

/** Subject and story of a complaint. */
export function ComplaintFields({ locale, attempt }: Props) {
  const t = getTranslator(locale, 'feedback')
  const problems = complaintProblems(locale, attempt?.errors ?? [])
  const error = (field: string) => problems.find((one) => one.field === field)?.message
  const value = (field: string) => {
    const typed = attempt?.values[field]
    return typeof typed === 'string' ? typed : undefined
  }
  return (
    <>
      <TextField
        name="subject"
        label={t('complaint.subject')}
        hint={t('complaint.subjectHint')}
        error={error('subject')}
        defaultValue={value('subject')}
        maxLength={200}
        width="full"
        required
      />
      <TextArea
        name="body"
        label={t('complaint.body')}
        hint={t('complaint.bodyHint')}
        error={error('body')}
        defaultValue={value('body')}
        maxLength={4000}
        rows={6}
        required
      />
    </>
  )
}
