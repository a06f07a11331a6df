import type { ReactNode } from 'react'
import { Anchor } from '@/components/ui/anchor'
import { buttonClass } from '@/components/ui/button-styles'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { getTranslator, type Locale } from '@/lib/i18n'
import { Footer } from './footer'
import { FontLinks } from './font-links'
import { Brand, PhoneMenu, SearchForm, SkipLink, TopStrip, WIDE } from './header-parts'
import { type NavItem, NavList } from './nav-list'

export type PublicShellProps = {
  locale: Locale
  children: ReactNode
  /** True on pages made per request (search): the language links then carry the search part without JavaScript too. */
  perRequest?: boolean
  /** What was searched for, to keep it in the box. */
  query?: string
}

/** The frame of everybody's pages. They are cached for all, so it cannot know who looks: both ways in are always offered. */
export function PublicShell({ locale, children, perRequest = false, query }: PublicShellProps) {
  const t = getTranslator(locale, 'layout')
  const items: NavItem[] = [
    { href: `/${locale}/services`, label: t('publicNav.services') },
    { href: `/${locale}/centres`, label: t('publicNav.centres') },
    { href: `/${locale}/appointments/book`, label: t('publicNav.appointments') },
    { href: `/${locale}/about`, label: t('publicNav.about') },
  ]
  const cabinet = (
    <Anchor href={`/${locale}/cabinet`} className={buttonClass('quiet', 'sm')}>
      <Icon name="user" />
      {t('account.cabinet')}
    </Anchor>
  )
  return (
    <div className="flex min-h-dvh flex-col">
      <FontLinks locale={locale} />
      <SkipLink locale={locale} />
      <header data-shell className="relative border-b border-line bg-surface">
        <TopStrip locale={locale} perRequest={perRequest} />
        <div className={cx(WIDE, 'flex flex-wrap items-center gap-x-3 gap-y-3 py-3 sm:gap-x-4')}>
          <Brand locale={locale} href={`/${locale}`} />
          <div data-header-search className="order-last w-full md:order-none md:mx-4 md:w-auto md:max-w-lg md:flex-1">
            <SearchForm locale={locale} query={query} />
          </div>
          <div className="ms-auto flex items-center gap-2">
            <div className="max-lg:hidden">{cabinet}</div>
            <Anchor href={`/api/auth/start?locale=${locale}`} className={buttonClass('primary', 'sm')}>
              <Icon name="sign-in" size="sm" className="max-xs:hidden" />
              {t('account.signIn')}
            </Anchor>
            <PhoneMenu locale={locale}>
              <nav aria-label={t('publicNav.label')}>
                <NavList items={items} look="side" />
              </nav>
              <div className="border-t border-line pt-3">{cabinet}</div>
            </PhoneMenu>
          </div>
        </div>
        <nav aria-label={t('publicNav.label')} className={cx(WIDE, 'max-lg:hidden')}>
          <NavList items={items} look="bar" />
        </nav>
      </header>
      <main id="main" tabIndex={-1} data-bleed className="flex-1">
        {children}
      </main>
      <Footer locale={locale} perRequest={perRequest} />
    </div>
  )
}
