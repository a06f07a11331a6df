import type { ReactNode } from 'react'
import { Icon, StatusTag, TextLink, type Tone } from '@/components/ui'
import { formatDateTime, formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { AlarmKind, AlarmView } from '@/lib/queue/model'

const TONES: Record<AlarmKind, Tone> = {
  emergency: 'danger',
  promise_broken: 'warning',
  line_without_counter: 'warning',
  overload: 'warning',
  promise_at_risk: 'info',
  device_silent: 'info',
}

/** What an alarm is about, with its figures in words. */
export function alarmWords(locale: Locale, { kind, details, counterNumber }: AlarmView): string {
  const t = getTranslator(locale, 'statistics')
  const figure = (name: string) => Number(details[name] ?? 0)
  return t(`alarm.details.${kind}`, {
    counter: counterNumber ?? '',
    people: figure('people'),
    minutes: figure('minutes'),
    devices: figure('devices'),
  })
}

type Props = {
  locale: Locale
  alarms: readonly AlarmView[]
  /** Leads to the centre; left out on the centre's own page. */
  hrefOf?: (alarm: AlarmView) => string
  actions?: (alarm: AlarmView) => ReactNode
}

export function AlarmList({ locale, alarms, hrefOf, actions }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <ul className="grid gap-3">
      {alarms.map((alarm) => (
        <li key={alarm.id} className="rounded-lg border border-line bg-surface p-4">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="flex min-w-0 gap-3">
              <Icon
                name={alarm.kind === 'emergency' ? 'bell' : 'alert'}
                className={alarm.kind === 'emergency' ? 'text-danger' : 'text-warning'}
              />
              <div className="min-w-0">
                <h3 className="font-semibold">{t(`alarm.kind.${alarm.kind}`)}</h3>
                {hrefOf && (
                  <TextLink href={hrefOf(alarm)} className="inline-flex min-h-11 items-center">
                    {localized(locale, alarm.centreName)}
                  </TextLink>
                )}
                <p>
                  {alarmWords(locale, alarm)}
                  {alarm.lineName && <span className="text-muted"> · {localized(locale, alarm.lineName)}</span>}
                </p>
                <p className="text-sm text-muted">
                  {alarm.closedAt
                    ? t('alarm.until', { from: formatDateTime(locale, alarm.raisedAt), until: formatTime(locale, alarm.closedAt) })
                    : t('alarm.since', { time: formatTime(locale, alarm.raisedAt) })}
                  {alarm.seenAt && ` · ${t('alarm.seen', { time: formatTime(locale, alarm.seenAt) })}`}
                </p>
                {alarm.note && <p className="mt-1 max-w-text break-words">{alarm.note}</p>}
              </div>
            </div>
            <StatusTag tone={alarm.closedAt ? 'neutral' : TONES[alarm.kind]}>
              {alarm.closedAt ? t(alarm.byItself ? 'alarm.byItself' : 'alarm.closed') : t('alarm.open')}
            </StatusTag>
          </div>
          {actions?.(alarm)}
        </li>
      ))}
    </ul>
  )
}
