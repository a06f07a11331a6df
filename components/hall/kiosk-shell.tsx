import type { ReactNode } from 'react'
import { FontLinks } from '@/components/layout/font-links'
import { Mark } from '@/components/layout/mark'
import { Icon } from '@/components/ui'
import { getTranslator, LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n'
import { IdleReset } from './idle-reset'
import { KioskLink } from './kiosk-worker-client'

export type KioskShellProps = {
  locale: Locale
  /** Name of the centre; before the kiosk is connected there is none. */
  centreName?: string
  /** Where the visitor starts; null on screens of the staff. */
  start: string | null
  /** The way back one step. */
  back?: string
  /** The same screen in another language; left out where a change would lose something. */
  inLanguage?: (locale: Locale) => string
  /** Seconds of rest until the screen asks whether somebody is still there. Left out: it never does. */
  idleSeconds?: number
  /** Sends what was given without a network, and keeps what is needed for the next cut. */
  keep?: { offline: string[]; scopes: string[]; waitMs: number } | undefined
  children: ReactNode
}

/** The frame of every kiosk screen: no menu, no way out of the kiosk, the languages always in the same place. Links load whole pages, so that the worker sees them. */
export function KioskShell({ locale, centreName, start, back, inLanguage, idleSeconds, keep, children }: KioskShellProps) {
  const t = getTranslator(locale, 'kiosk')
  return (
    <div className="kiosk flex min-h-dvh flex-col">
      <FontLinks locale={locale} />
      <header data-shell className="on-deep">
        <div className="mx-auto flex w-full max-w-wide flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
          <p className="flex min-w-0 items-center gap-3 text-xl font-semibold">
            <Mark className="size-12 shrink-0" />
            <span className="min-w-0">{centreName ?? t('product')}</span>
          </p>
          {inLanguage && (
            <nav aria-label={t('languages')}>
              <ul className="flex flex-wrap gap-2">
                {LOCALES.map((other) => (
                  <li key={other}>
                    <a
                      href={inLanguage(other)}
                      lang={other}
                      aria-current={other === locale ? 'true' : undefined}
                      className="kiosk-target inline-flex min-w-16 items-center justify-center rounded-md border-2 border-deep-line px-4 text-lg font-semibold aria-[current]:border-on-deep aria-[current]:bg-on-deep aria-[current]:text-deep"
                    >
                      {LOCALE_NAMES[other]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        <div className="ornament-band" />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-wide flex-1 flex-col px-5 py-6 sm:py-8">
        {children}
      </main>
      {start && (
        <footer data-shell className="sticky bottom-0 border-t border-line bg-surface">
          <div className="mx-auto flex w-full max-w-wide flex-wrap justify-between gap-3 px-5 py-3">
            {back ? (
              <a href={back} className={FOOT}>
                <Icon name="arrow-left" size="lg" />
                {t('back')}
              </a>
            ) : (
              <span />
            )}
            <a href={start} className={FOOT}>
              <Icon name="home" size="lg" />
              {t('startOver')}
            </a>
          </div>
        </footer>
      )}
      {start && idleSeconds && (
        <>
          <noscript>
            <meta httpEquiv="refresh" content={`${idleSeconds};url=${start}`} />
          </noscript>
          <IdleReset
            start={start}
            seconds={idleSeconds}
            words={{ title: t('idle.title'), text: t.raw('idle.text') as string, stay: t('idle.stay'), end: t('idle.end') }}
          />
        </>
      )}
      {keep && <KioskLink {...keep} />}
    </div>
  )
}

const FOOT =
  'kiosk-target inline-flex items-center gap-3 rounded-md border-2 border-line-strong px-6 text-lg font-semibold hover:border-ink'
