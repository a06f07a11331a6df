import { Button, HiddenFields, TextField } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { openDesk } from '../actions'

/** Before anybody can be called: which counter one sits at. */
export function OpenCounterForm({
  locale,
  taken,
  back,
  value,
  error,
}: {
  locale: Locale
  taken: readonly number[]
  back: Record<string, string>
  value?: string
  error?: string
}) {
  const t = getTranslator(locale, 'desk')
  return (
    <section aria-labelledby="open-counter" className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 id="open-counter" className="text-xl">
        {t('open.title')}
      </h2>
      <p className="mt-1 mb-4 text-muted">{t('open.text')}</p>
      <form action={openDesk} noValidate>
        <HiddenFields values={back} />
        <TextField
          name="number"
          label={t('open.number')}
          hint={taken.length > 0 ? t('open.taken', { numbers: taken.join(', ') }) : undefined}
          error={error}
          defaultValue={value}
          inputMode="numeric"
          autoComplete="off"
          width="xs"
          maxLength={3}
          required
        />
        <Button>{t('open.submit')}</Button>
      </form>
    </section>
  )
}
