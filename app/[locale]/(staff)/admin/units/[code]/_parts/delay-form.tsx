import { Button, HiddenFields, Panel, RadioGroup, Select, TextField, TextLink } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { DELAY_REASONS, type DelayPreview } from '@/lib/queue/model'

type FormProps = {
  locale: Locale
  page: string
  values: { direction: string; minutes: string; reason: string }
  error: (field: string) => string | undefined
}

/** Asks for the preview; nothing is announced by it. */
export function DelayForm({ locale, page, values, error }: FormProps) {
  const t = getTranslator(locale, 'units')
  return (
    <form action={page} method="get" className="grid gap-5">
      <p className="text-muted">{t('admin.delayHint')}</p>
      <RadioGroup
        name="direction"
        legend={t('admin.direction')}
        inline
        error={error('direction')}
        options={[
          { value: 'later', label: t('admin.later') },
          { value: 'earlier', label: t('admin.earlier') },
        ]}
        defaultValue={values.direction}
      />
      <TextField
        name="minutes"
        label={t('admin.minutes')}
        hint={t('admin.minutesHint')}
        error={error('minutes')}
        defaultValue={values.minutes}
        inputMode="numeric"
        width="xs"
        maxLength={3}
      />
      <Select
        name="reason"
        label={t('admin.reason')}
        error={error('reason')}
        options={DELAY_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
        defaultValue={values.reason || 'road'}
      />
      <p>
        <Button kind="secondary">{t('admin.preview')}</Button>
      </p>
    </form>
  )
}

type PreviewProps = {
  locale: Locale
  preview: DelayPreview
  hidden: Record<string, string>
  action: (form: FormData) => Promise<void>
  back: string
}

/** How many people it touches, before it is said. */
export function DelayPreviewPanel({ locale, preview, hidden, action, back }: PreviewProps) {
  const t = getTranslator(locale, 'units')
  return (
    <Panel title={t('admin.confirmTitle')} tone="warning" id="confirm">
      <p>{t('admin.confirmBody', { visits: preview.visits, total: preview.total })}</p>
      {preview.displaced > 0 && <p className="mt-2 font-semibold">{t('admin.confirmDisplaced', { count: preview.displaced })}</p>}
      <form action={action} className="mt-4 flex flex-wrap items-center gap-4">
        <HiddenFields values={hidden} />
        <Button>{t('admin.confirm')}</Button>
        <TextLink href={back} className="inline-flex min-h-11 items-center">
          {t('admin.back')}
        </TextLink>
      </form>
    </Panel>
  )
}
