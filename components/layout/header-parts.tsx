import type { ReactNode } from 'react'
import { Anchor } from '@/components/ui/anchor'
import { buttonClass } from '@/components/ui/button-styles'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { getTranslator, type Locale } from '@/lib/i18n'
import { LanguageSwitch } from './language-switch'
import { Mark } from './mark'
import { SuggestionBox } from './suggestions'

export const WIDE = 'mx-auto w-full max-w-wide px-4 sm:px-6'

export function SkipLink({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'layout')
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-md bg-surface font-semibold text-primary focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:px-4 focus:py-3"
    >
      {t('skip')}
    </a>
  )
}

/** The narrow band above everything: a human to call, and the language. */
export function TopStrip({ locale, perRequest, badge }: { locale: Locale; perRequest: boolean; badge?: ReactNode }) {
  const t = getTranslator(locale, 'layout')
  return (
    <div className="on-deep">
      <div className={cx(WIDE, 'flex items-center justify-end gap-6 sm:justify-between')}>
        <div className="hidden min-h-11 items-center sm:flex">
          {badge ?? (
            <a
              href="tel:108"
              className="inline-flex min-h-11 items-center gap-2 text-sm text-on-deep-muted no-underline hover:underline"
            >
              <Icon name="phone" size="sm" />
              {t('callCentre')}
            </a>
          )}
        </div>
        <LanguageSwitch locale={locale} label={t('language')} perRequest={perRequest} />
      </div>
      <div className="ornament-band" />
    </div>
  )
}

export function Brand({ locale, href }: { locale: Locale; href: string }) {
  const t = getTranslator(locale, 'layout')
  return (
    <Anchor href={href} className="flex min-h-11 items-center gap-2.5 rounded-md text-ink no-underline">
      <Mark />
      <span className="leading-tight">
        <span className="block text-lg font-bold tracking-tight">{t('product')}</span>
        <span className="block text-sm text-muted">{t('productSub')}</span>
        <span className="sr-only">, {t('home')}</span>
      </span>
    </Anchor>
  )
}

/** A plain form that asks the search page: works before, and without, any script. */
export function SearchForm({ locale, query, large = false }: { locale: Locale; query?: string; large?: boolean }) {
  const t = getTranslator(locale, 'layout')
  return (
    <search>
      <form method="get" action={`/${locale}/search`} className="flex w-full items-stretch">
        <SuggestionBox
          locale={locale}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          query={query}
          announced={t.raw('search.suggestions')}
          className={cx(
            'w-full rounded-s-md border border-e-0 border-line-strong bg-surface px-4 text-ink placeholder:text-muted hover:border-ink focus-visible:z-10',
            large ? 'min-h-14 text-lg' : 'min-h-11 text-base',
          )}
        />
        <button
          type="submit"
          className={cx(
            'inline-flex shrink-0 items-center gap-2 rounded-e-md border border-transparent px-4 font-semibold',
            large
              ? 'min-h-14 bg-accent text-on-accent hover:brightness-110 sm:px-6'
              : 'min-h-11 bg-primary text-on-primary hover:bg-primary-strong',
          )}
        >
          <Icon name="search" />
          <span className={large ? 'max-sm:sr-only' : 'sr-only'}>{t('search.submit')}</span>
        </button>
      </form>
    </search>
  )
}

export function SignOutForm({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'layout')
  return (
    <form method="post" action="/api/auth/sign-out">
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={buttonClass('secondary', 'sm')}>
        <Icon name="sign-out" size="sm" />
        {t('account.signOut')}
      </button>
    </form>
  )
}

/** The menu of narrow screens: a disclosure, so it opens without a script. */
export function PhoneMenu({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = getTranslator(locale, 'layout')
  return (
    <details className="group/menu lg:hidden">
      <summary className={cx(buttonClass('secondary', 'sm'), 'hover:bg-primary-soft')}>
        <Icon name="menu" className="group-open/menu:hidden" />
        <Icon name="close" className="hidden group-open/menu:block" />
        <span className="max-xs:sr-only">{t('menu')}</span>
      </summary>
      <div className="absolute inset-x-0 top-full z-40 border-y border-line bg-surface shadow-raised">
        <div className={cx(WIDE, 'grid gap-4 py-4')}>{children}</div>
      </div>
    </details>
  )
}
