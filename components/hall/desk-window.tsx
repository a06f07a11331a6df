import { Button, Dialog, HiddenFields, Notice, RadioGroup } from '@/components/ui'
import { formatTime, getTranslator, localized } from '@/lib/i18n'
import { type Desk, PAUSE_REASONS } from '@/lib/queue/model'
import { type DeskUse, type FormAction, OneButton } from './desk-parts'

type Props = Pick<DeskUse, 'locale' | 'back'> & { window: NonNullable<Desk['window']>; busy: boolean }

/** Pause, close, emergency: about the window, not about a visitor. */
export function WindowActions({
  locale,
  back,
  window,
  busy,
  close,
  pause,
  emergency,
}: Props & { close: FormAction; pause: FormAction; emergency: FormAction }) {
  const t = getTranslator(locale, 'desk')
  return (
    <>
      {!busy && !window.pausedAt && (
        <Dialog
          trigger={<span data-shortcut="z">{t('pause.open')}</span>}
          triggerKind="quiet"
          title={t('pause.title')}
          closeLabel={t('keep')}
        >
          <form action={pause} noValidate>
            <HiddenFields values={back} />
            <RadioGroup
              name="reason"
              legend={t('pause.reason')}
              defaultValue="break"
              options={PAUSE_REASONS.map((reason) => ({ value: reason, label: t(`pauseReason.${reason}`) }))}
            />
            <Button>{t('pause.submit')}</Button>
          </form>
        </Dialog>
      )}
      {!busy && (
        <OneButton action={close} values={back} kind="quiet" size="md">
          {t('close')}
        </OneButton>
      )}
      <Dialog trigger={t('emergency.open')} triggerKind="danger" title={t('emergency.title')} closeLabel={t('keep')}>
        <p className="mb-4">{t('emergency.text')}</p>
        <form action={emergency}>
          <HiddenFields values={back} />
          <Button kind="danger">{t('emergency.submit')}</Button>
        </form>
      </Dialog>
    </>
  )
}

/** Nobody is there: the button that calls the next, or the way back from a pause. */
export function FreeWindow({ locale, back, window, next, resume }: Omit<Props, 'busy'> & { next: FormAction; resume: FormAction }) {
  const t = getTranslator(locale, 'desk')
  return (
    <section
      id="current"
      aria-labelledby="current-title"
      className="rounded-lg border border-s-4 border-line border-s-primary bg-surface p-4 sm:p-6"
    >
      <h2 id="current-title" className="text-base font-semibold text-muted">
        {window.pausedAt && window.pauseReason ? t('paused', { reason: t(`pauseReason.${window.pauseReason}`) }) : t('nobodyHere')}
      </h2>
      {window.pausedAt && <p className="mt-1">{t('pausedText', { time: formatTime(locale, window.pausedAt) })}</p>}
      <div className="mt-4">
        {window.pausedAt ? (
          <OneButton action={resume} values={back} kind="primary" size="md" shortcut="n">
            {t('pause.end')}
          </OneButton>
        ) : (
          <OneButton action={next} values={back} kind="primary" size="md" shortcut="n">
            {t('next')}
          </OneButton>
        )}
      </div>
    </section>
  )
}

/** What this officer gives at this window. */
export function WindowSkills({ locale, window }: Pick<Props, 'locale' | 'window'>) {
  const t = getTranslator(locale, 'desk')
  const names = [...window.agencies, ...window.services].map((name) => localized(locale, name))
  return (
    <p className="mt-3 text-sm text-muted">
      <span className="font-semibold">{t('skills.title')}: </span>
      {names.length > 0 ? names.join(', ') : t('skills.all')}
    </p>
  )
}

type NobodyProps = Pick<DeskUse, 'locale'> & {
  elsewhere: readonly { name: string; count: number }[]
  nextAt: Date | null
}

/** Why "call next" called nobody. */
export function NobodyNotice({ locale, elsewhere, nextAt }: NobodyProps) {
  const t = getTranslator(locale, 'desk')
  return (
    <div role="status">
      <Notice tone="info" title={t('nobody.title')}>
        {nextAt && <p>{t('nobody.nextAt', { time: formatTime(locale, nextAt) })}</p>}
        {elsewhere.length > 0 && (
          <>
            <p>{t('nobody.elsewhere', { count: elsewhere.reduce((sum, one) => sum + one.count, 0) })}</p>
            <ul className="list-disc ps-5">
              {elsewhere.map(({ name, count }) => (
                <li key={name}>{t('nobody.line', { service: name, count })}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  )
}
