import type { ReactNode } from 'react'
import { Anchor } from '@/components/ui/anchor'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n'
import type { SessionView } from '@/lib/identity/model'
import { Footer } from './footer'
import { FontLinks } from './font-links'
import { Brand, PhoneMenu, SearchForm, SignOutForm, SkipLink, TopStrip, WIDE } from './header-parts'
import { type NavItem, NavList } from './nav-list'
import { SessionStrip } from './session-strip'

export type SignedInFrameProps = {
  locale: Locale
  name: string
  /** Where the name leads, and what is there: the person's own account. */
  account?: { href: string; label: string }
  /** Under the name: for whom one acts, or the body one works for. */
  underName?: ReactNode
  brandHref: string
  navLabel: string
  items: readonly NavItem[]
  /** Below the menu: the way to the other side of the portal. */
  belowNav?: ReactNode
  badge?: ReactNode
  showSearch: boolean
  session?: SessionView | null
  children: ReactNode
}

/** What the cabinet and the staff section share: who is signed in, the menu at the side (folded on phones), the way out. */
export function SignedInFrame(props: SignedInFrameProps) {
  const { locale, name, account, underName, brandHref, navLabel, items, belowNav, badge, showSearch, session, children } = props
  const who = (
    <div className="flex min-w-0 items-center gap-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">
        <Icon name="user" />
      </span>
      <div className="min-w-0 leading-snug">
        <p className="truncate font-semibold">
          {account ? (
            <Anchor href={account.href} className="-my-2 inline-block py-2 text-ink no-underline hover:underline">
              {name}
              <span className="sr-only">: {account.label}</span>
            </Anchor>
          ) : (
            name
          )}
        </p>
        {underName && <p className="truncate text-sm text-muted">{underName}</p>}
      </div>
    </div>
  )
  return (
    <div className="flex min-h-dvh flex-col">
      <FontLinks locale={locale} />
      <SkipLink locale={locale} />
      <header data-shell className="relative border-b border-line bg-surface">
        <TopStrip locale={locale} perRequest badge={badge} />
        <div className={cx(WIDE, 'flex items-center gap-x-4 py-3')}>
          <Brand locale={locale} href={brandHref} />
          {showSearch && (
            <div className="mx-4 max-w-md flex-1 max-lg:hidden">
              <SearchForm locale={locale} />
            </div>
          )}
          <div className="ms-auto flex min-w-0 items-center gap-4 max-lg:hidden">
            {who}
            <SignOutForm locale={locale} />
          </div>
          <div className="ms-auto lg:hidden">
            <PhoneMenu locale={locale}>
              {who}
              {showSearch && <SearchForm locale={locale} />}
              <nav aria-label={navLabel} className="grid gap-3">
                <NavList items={items} look="side" />
                {belowNav}
              </nav>
              <SignOutForm locale={locale} />
            </PhoneMenu>
          </div>
        </div>
        {session && <SessionStrip locale={locale} session={session} />}
      </header>
      <div className={cx(WIDE, 'flex-1 lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:gap-10 print:block')}>
        <div className="no-print pt-8 max-lg:hidden">
          <nav aria-label={navLabel} className="sticky top-6">
            <NavList items={items} look="side" />
            {belowNav && <div className="mt-4 border-t border-line pt-4">{belowNav}</div>}
          </nav>
        </div>
        <main id="main" tabIndex={-1} className="min-w-0">
          {children}
        </main>
      </div>
      <Footer locale={locale} perRequest />
    </div>
  )
}
