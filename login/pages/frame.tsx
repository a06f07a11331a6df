import type { ReactNode } from 'react'
import { Mark } from '@/components/layout/mark'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { getTranslator } from '@/lib/i18n'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales'
import { scriptAddress, stylesAddress } from '../assets'

export type FrameProps = {
  locale: Locale
  title: string
  /** Front page of the portal that sent the visitor here. */
  portal: string
  /** Id of the form that carries the language buttons. */
  form?: string
  /** On a page without a form: where it is in another language. Without both the page has a single language. */
  languages?: (locale: Locale) => string
  /** A module of login/assets that enhances this page. */
  script?: string
  aside?: ReactNode
  children: ReactNode
}

const LINE = 'mx-auto w-full max-w-5xl px-4 sm:px-6'

/** The frame of every page of ASAN Login: one quiet column, so that nothing stands between a person and the form. */
export function Frame({ locale, title, portal, form, languages, script, aside, children }: FrameProps) {
  const t = getTranslator(locale, 'login')
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: these pages are not Next's; they are drawn by ASAN Login itself */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${t('product')}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesAddress()} />
        {script && <script type="module" src={scriptAddress(script)} />}
      </head>
      <body>
        <div className="flex min-h-dvh flex-col">
          <a
            href="#main"
            className="sr-only z-50 rounded-md bg-surface font-semibold text-primary focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:px-4 focus:py-3"
          >
            {t('skip')}
          </a>
          <header className="border-b border-line bg-surface">
            <div className="on-deep">
              <div className={cx(LINE, 'flex min-h-11 flex-wrap items-center justify-end gap-x-6')}>
                {form && <LanguageButtons locale={locale} form={form} label={t('language')} />}
                {!form && languages && <LanguageLinks locale={locale} addressIn={languages} label={t('language')} />}
              </div>
              <div className="ornament-band" />
            </div>
            <div className={cx(LINE, 'flex items-center gap-3 py-3')}>
              <Mark />
              <p className="leading-tight">
                <span className="block text-lg font-bold tracking-tight">{t('product')}</span>
                <span className="block text-sm text-muted">{t('productSub')}</span>
              </p>
            </div>
          </header>
          <main id="main" tabIndex={-1} className={cx(LINE, 'flex-1 py-8 sm:py-12')}>
            {aside ? (
              <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
                <div className="min-w-0">{children}</div>
                <aside className="min-w-0">{aside}</aside>
              </div>
            ) : (
              children
            )}
          </main>
          <footer className="border-t border-line">
            <div className={cx(LINE, 'flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4 text-sm')}>
              <a href="tel:108" className="inline-flex min-h-11 items-center gap-2 text-muted no-underline hover:underline">
                <Icon name="phone" size="sm" />
                {t('callCentre')}
              </a>
              <a
                href={portal}
                className="inline-flex min-h-11 items-center text-primary underline decoration-1 underline-offset-4 hover:decoration-2"
              >
                {t('toPortal')}
              </a>
            </div>
          </footer>
        </div>
      </body>
    </html>
  )
}

const LANGUAGE =
  'inline-flex min-h-11 items-center px-2 text-sm underline decoration-1 decoration-transparent underline-offset-4 hover:decoration-current aria-[current]:font-semibold aria-[current]:decoration-ornament aria-[current]:decoration-2'

/** Buttons of the sign-in form itself: what is typed and what was refused goes along without JavaScript. */
function LanguageButtons({ locale, form, label }: { locale: Locale; form: string; label: string }) {
  return (
    <nav aria-label={label}>
      {/* Enter presses a form's first button: that must be "sign in", not a language. Nobody meets this one otherwise. */}
      <button type="submit" form={form} tabIndex={-1} aria-hidden className="hidden" />
      <ul className="-mx-2 flex">
        {LOCALES.map((other) => (
          <li key={other}>
            <button
              type="submit"
              form={form}
              name="language"
              value={other}
              lang={other}
              aria-current={other === locale ? 'true' : undefined}
              className={LANGUAGE}
            >
              {LOCALE_NAMES[other]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** On pages where nothing is typed. */
function LanguageLinks({ locale, addressIn, label }: { locale: Locale; addressIn: (locale: Locale) => string; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="-mx-2 flex">
        {LOCALES.map((other) => (
          <li key={other}>
            <a
              href={addressIn(other)}
              lang={other}
              hrefLang={other}
              aria-current={other === locale ? 'true' : undefined}
              className={LANGUAGE}
            >
              {LOCALE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
