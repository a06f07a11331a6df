import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { SessionView } from '@/lib/identity/model'
import { WIDE } from './header-parts'
import { SessionWarning } from './session-warning'
import { Vanish } from './vanish'

// The server names the time of day; until then its place is kept in the text.
const TIME = { time: '{time}' }

/** What signed-in pages say of the session: a raised level while it lasts, and that the end is near. */
export function SessionStrip({ locale, session }: { locale: Locale; session: SessionView }) {
  const t = getTranslator(locale, 'security')
  const { level, levelUntil, levelSecondsLeft, secondsLeft, until, who } = session
  return (
    <div className={cx(WIDE, 'no-print text-sm')}>
      {level !== 'low' && levelUntil && (
        <Vanish seconds={levelSecondsLeft}>
          <p className="flex items-center gap-2 pb-2">
            <Icon name="shield-check" size="sm" />
            {t(`session.level.${level}`, { time: levelUntil })}
          </p>
        </Vanish>
      )}
      {/* With scripts a window says so in time, and this would grow old while one moves between pages. */}
      <noscript>
        <p className="pb-2">{t('session.until', { time: until })}</p>
      </noscript>
      <SessionWarning
        locale={locale}
        secondsLeft={secondsLeft}
        who={who}
        words={{
          soon: {
            title: t('session.soon.title'),
            body: t('session.soon.body', TIME),
            stay: t('session.soon.stay'),
            signOut: t('session.soon.signOut'),
          },
          last: { title: t('session.last.title'), body: t('session.last.body', TIME) },
          over: { title: t('session.over.title'), body: t('session.over.body'), signIn: t('session.over.signIn') },
          other: { title: t('session.other.title'), body: t('session.other.body'), reload: t('session.other.reload') },
          close: t('session.close'),
          stayed: t('session.stayed', TIME),
          back: t('session.back'),
        }}
      />
    </div>
  )
}
