import { Button, HiddenFields, Notice, Panel } from '@/components/ui'
import { formatTime, getTranslator, localized } from '@/lib/i18n'
import type { CentreAlarm, Desk, DeskWindow } from '@/lib/queue/model'
import { type DeskUse, type FormAction, minutesBetween } from './desk-parts'

type DeskHallProps = Pick<DeskUse, 'locale'> & { desk: Desk; now: Date }

/** The whole centre at a glance: who waits in which line, and which window is busy since when. */
export function DeskHall({ locale, desk, now }: DeskHallProps) {
  const t = getTranslator(locale, 'desk')
  const windows = desk.windows.filter((window) => window.open)
  return (
    <Panel title={t('hall.title')} id="hall">
      <h3 className="text-base font-semibold">{t('hall.lines')}</h3>
      {desk.lines.length === 0 ? (
        <p className="mt-1 text-muted">{t('none.waiting')}</p>
      ) : (
        <dl className="mt-1">
          {desk.lines.map((line) => (
            <div key={line.lineCode} className="flex items-baseline justify-between gap-4 border-b border-line py-2">
              <dt>{line.name ? localized(locale, line.name) : t('hall.general')}</dt>
              <dd className="text-end font-semibold tabular-nums">
                {t('hall.count', { count: line.count })}
                {line.longestSince && (
                  <span className="block text-sm font-normal text-muted">
                    {t('hall.longest', { minutes: minutesBetween(line.longestSince, now) })}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3 className="mt-5 text-base font-semibold">{t('hall.windows')}</h3>
      {windows.length === 0 ? (
        <p className="mt-1 text-muted">{t('hall.none')}</p>
      ) : (
        <dl className="mt-1">
          {windows.map((window) => (
            <div key={window.number} className="flex items-baseline justify-between gap-4 border-b border-line py-2">
              <dt>
                {t('counter', { number: window.number })}
                {window.mine && <span className="text-sm text-muted"> ({t('hall.mine')})</span>}
              </dt>
              <dd className="text-end tabular-nums">
                <WindowState locale={locale} window={window} now={now} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}

function WindowState({ locale, window, now }: { locale: DeskUse['locale']; window: DeskWindow; now: Date }) {
  const t = getTranslator(locale, 'desk')
  if (window.ticketNumber && window.busySince)
    return (
      <>
        {t('hall.busy', { number: window.ticketNumber, minutes: minutesBetween(window.busySince, now) })}
        {window.silentSince && (
          <span className="block text-sm text-danger">{t('hall.silent', { time: formatTime(locale, window.silentSince) })}</span>
        )}
      </>
    )
  return window.pausedSince ? <>{t('hall.paused')}</> : <span className="text-success">{t('hall.free')}</span>
}

type DeskAlarmsProps = Pick<DeskUse, 'locale' | 'back'> & { alarms: readonly CentreAlarm[]; close: FormAction }

/** What must be looked at now, above everything else; said aloud by screen readers. */
export function DeskAlarms({ locale, back, alarms, close }: DeskAlarmsProps) {
  const t = getTranslator(locale, 'desk')
  if (alarms.length === 0) return null
  return (
    <div role="alert" className="mb-6 grid gap-3">
      {alarms.map((alarm) =>
        alarm.kind === 'emergency' ? (
          <Notice
            key={alarm.id}
            tone="danger"
            title={t('emergency.alarm', { number: alarm.counterNumber ?? 0, time: formatTime(locale, alarm.raisedAt) })}
          >
            <form action={close} className="mt-2">
              <HiddenFields values={{ ...back, alarmId: alarm.id }} />
              <Button kind="secondary" size="sm">
                {t('emergency.over')}
                <span className="sr-only">: {t('atCounter', { number: alarm.counterNumber ?? 0 })}</span>
              </Button>
            </form>
          </Notice>
        ) : (
          <Notice key={alarm.id} tone="warning" title={t(`alarm.${alarm.kind}`, { number: alarm.counterNumber ?? 0 })} />
        ),
      )}
    </div>
  )
}
