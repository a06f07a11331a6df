import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { SessionView } from '@/lib/identity/model'
import { ActingBanner, type ActingFor } from './acting-banner'
import { ActingWatch } from './acting-watch'
import type { NavItem } from './nav-list'
import { SignedInFrame } from './signed-in-frame'

export type CabinetShellProps = {
  locale: Locale
  person: { name: string }
  /** Set while one acts for somebody else: then the menu has only what is open to a deputy. */
  acting?: ActingFor
  /** Unread notices. */
  unread?: number
  /** Shows the way to the staff section. */
  isStaff?: boolean
  session?: SessionView | null
  children: ReactNode
}

/** The frame of a person's own pages. */
export function CabinetShell({ locale, person, acting, unread = 0, isStaff = false, session, children }: CabinetShellProps) {
  const t = getTranslator(locale, 'layout')
  // Menu entries open to somebody who acts for another, and to whom.
  const entries: (NavItem & { open?: 'deputies' | 'guardian' })[] = [
    { href: `/${locale}/cabinet`, label: t('cabinetNav.cabinet'), icon: <Icon name="home" />, exact: true, open: 'deputies' },
    { href: `/${locale}/portfolio`, label: t('cabinetNav.portfolio'), icon: <Icon name="id-card" />, open: 'guardian' },
    { href: `/${locale}/available`, label: t('cabinetNav.available'), icon: <Icon name="list" /> },
    { href: `/${locale}/applications`, label: t('cabinetNav.applications'), icon: <Icon name="document" />, open: 'deputies' },
    { href: `/${locale}/appointments`, label: t('cabinetNav.appointments'), icon: <Icon name="calendar" />, open: 'deputies' },
    { href: `/${locale}/consents`, label: t('cabinetNav.consents'), icon: <Icon name="shield-check" /> },
    {
      href: `/${locale}/notifications`,
      label: t('cabinetNav.notifications'),
      icon: <Icon name="bell" />,
      count: unread,
      countLabel: t('cabinetNav.unread', { count: unread }),
      open: 'guardian',
    },
    { href: `/${locale}/complaints`, label: t('cabinetNav.complaints'), icon: <Icon name="chat" /> },
    { href: `/${locale}/activity`, label: t('cabinetNav.activity'), icon: <Icon name="history" /> },
    { href: `/${locale}/cabinet/security`, label: t('cabinetNav.security'), icon: <Icon name="lock" /> },
    { href: `/${locale}/representation`, label: t('cabinetNav.representation'), icon: <Icon name="users" />, open: 'deputies' },
  ]
  const items = entries
    .filter(({ open }) => !acting || open === 'deputies' || (open === 'guardian' && acting.kind === 'parent'))
    .map(({ open: _open, ...item }): NavItem => item)
  return (
    <SignedInFrame
      locale={locale}
      name={person.name}
      account={acting ? undefined : { href: `/${locale}/cabinet/security`, label: t('cabinetNav.security') }}
      underName={acting && getTranslator(locale, 'representation')('banner.under', { name: acting.name })}
      brandHref={`/${locale}/cabinet`}
      navLabel={t('cabinetNav.label')}
      items={items}
      belowNav={
        <ul className="grid gap-1 px-3">
          <li>
            <TextLink href={`/${locale}/services`} className="inline-flex min-h-11 items-center gap-3">
              <Icon name="list" />
              {t('cabinetNav.services')}
            </TextLink>
          </li>
          {isStaff && (
            <li>
              <TextLink href={`/${locale}/admin`} className="inline-flex min-h-11 items-center gap-3">
                <Icon name="briefcase" />
                {t('account.toStaff')}
              </TextLink>
            </li>
          )}
        </ul>
      }
      showSearch
      session={session}
    >
      <ActingWatch now={acting?.id ?? ''} />
      {acting && <ActingBanner locale={locale} acting={acting} />}
      {children}
    </SignedInFrame>
  )
}
