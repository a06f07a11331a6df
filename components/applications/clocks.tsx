import { Stat } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { durationWords } from './duration'

const DAY = 86_400

export type ShownClocks = {
  stateSeconds: number
  citizenSeconds: number
  /** Times in which the applicant was asked. */
  pauses: readonly { from: Date; to: Date | null }[]
}

/** The two clocks of a case: how long the state held it, how long the applicant did, and why the term stood still meanwhile. */
export function Clocks({ clocks, turn, locale }: { clocks: ShownClocks; turn: 'citizen' | 'state' | null; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const days = (seconds: number) => t('life.clock.days', { count: Math.floor(seconds / DAY) })
  const running = (holder: 'citizen' | 'state') => (turn === holder ? t('life.clock.running') : undefined)
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Stat label={t('life.clock.state')} value={days(clocks.stateSeconds)} hint={running('state')} />
        <Stat label={t('life.clock.citizen')} value={days(clocks.citizenSeconds)} hint={running('citizen')} />
      </div>
      {clocks.pauses.length > 0 && (
        <p className="mt-4 max-w-text text-muted">
          {clocks.pauses.some(({ to }) => to === null)
            ? t('life.clock.paused')
            : t('life.clock.pause', { days: days(clocks.citizenSeconds) })}
        </p>
      )}
    </>
  )
}

export type ShownTimes = { of: 'office' | 'service'; count: number; medianSeconds: number; nineInTenSeconds: number }

/** What decisions took lately; says so when there were too few. */
export function UsualTimes({ times, locale }: { times: ShownTimes | null; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  if (!times) return <p className="max-w-text text-muted">{t('life.clock.tooFew')}</p>
  return (
    <>
      <p>{t('life.clock.usualHalf', { half: durationWords(locale, times.medianSeconds) })}</p>
      <p>{t('life.clock.usualNine', { nine: durationWords(locale, times.nineInTenSeconds) })}</p>
      <p className="mt-1 max-w-text text-sm text-muted">{t('life.clock.usualFrom', { count: times.count, of: times.of })}</p>
    </>
  )
}
