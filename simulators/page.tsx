import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Mark } from '@/components/layout/mark'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { getTranslator } from '@/lib/i18n'
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales'
import { stylesAddress } from './assets'
import type { Reply, Visit } from './http'

const LINE = 'mx-auto w-full max-w-3xl px-4 sm:px-6'

export type PageProps = {
  title: string
  /** Goes on to this address by itself, after so many seconds. */
  refresh?: { seconds: number; to: string }
  /** Where the page is in another language; left out on a page that came as the answer to a form. */
  address?: string
  /** Pressed by a script when the page has arrived; it is known to the policy by its hash. */
  script?: string
  children: ReactNode
}

/** A page of a simulator. Nobody should mistake it for the real thing: it says what it is at its head and in its title. */
export function page({ locale }: Pick<Visit, 'locale'>, props: PageProps, reply: Omit<Reply, 'body' | 'type'> = {}): Reply {
  const markup: ReactElement = <Document {...props} locale={locale} />
  return { ...reply, type: 'text/html; charset=utf-8', body: `<!doctype html>${renderToStaticMarkup(markup)}` }
}

function Document({ locale, title, refresh, address, script, children }: PageProps & Pick<Visit, 'locale'>) {
  const t = getTranslator(locale, 'simulators')
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: these pages are not Next's */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {refresh && <meta httpEquiv="refresh" content={`${refresh.seconds};url=${refresh.to}`} />}
        <title>{`${title} · ${t('product')}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesAddress()} />
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
            <div className={cx(LINE, 'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3')}>
              <a href="/" className="flex items-center gap-3 text-ink no-underline">
                <Mark />
                <span className="leading-tight">
                  <span className="block text-lg font-bold tracking-tight">{t('product')}</span>
                  <span className="block text-sm text-muted">{t('productSub')}</span>
                </span>
              </a>
              {address && (
                <nav aria-label={t('language')}>
                  <ul className="-mx-2 flex">
                    {LOCALES.map((other) => (
                      <li key={other}>
                        <a
                          href={withLanguage(address, other)}
                          lang={other}
                          aria-current={other === locale ? 'true' : undefined}
                          className="inline-flex min-h-11 items-center px-2 text-sm text-primary underline decoration-1 underline-offset-4 hover:decoration-2 aria-[current]:font-semibold aria-[current]:decoration-2"
                        >
                          {LOCALE_NAMES[other]}
                        </a>
                      </li>
                    ))}
                  </ul>
                </nav>
              )}
            </div>
            <p className="border-t border-line bg-warning-soft text-sm">
              <span className={cx(LINE, 'flex items-start gap-2 py-2')}>
                <Icon name="alert" size="sm" className="mt-0.5 text-warning" />
                {t('warning')}
              </span>
            </p>
          </header>
          <main id="main" tabIndex={-1} className={cx(LINE, 'flex-1 py-8')}>
            {children}
          </main>
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash */}
        {script && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  )
}

function withLanguage(address: string, locale: string): string {
  const url = new URL(address, 'http://local')
  url.searchParams.set('lang', locale)
  return `${url.pathname}${url.search}`
}
