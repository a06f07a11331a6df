import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { NavItem } from './nav-list'
import { SignedInFrame } from './signed-in-frame'

export type CabinetShellProps = {
  locale: Locale
  person: { name: string }
  /** Set when one acts for somebody else. */
  actingLabel?: string
  /** Unread notices. */
  unread?: number
  /** Shows the way to the staff section. */
  isStaff?: boolean
  children: ReactNode
}

/** The frame of a person's own pages. */
export function CabinetShell({ locale, person, actingLabel, unread = 0, isStaff = false, children }: CabinetShellProps) {
  const t = getTranslator(locale, 'layout')
  const items: NavItem[] = [
    { href: `/${locale}/cabinet`, label: t('cabinetNav.cabinet'), icon: <Icon name="home" />, exact: true },
    { href: `/${locale}/portfolio`, label: t('cabinetNav.portfolio'), icon: <Icon name="id-card" /> },
    { href: `/${locale}/applications`, label: t('cabinetNav.applications'), icon: <Icon name="document" /> },
    { href: `/${locale}/appointments`, label: t('cabinetNav.appointments'), icon: <Icon name="calendar" /> },
    { href: `/${locale}/consents`, label: t('cabinetNav.consents'), icon: <Icon name="shield-check" /> },
    {
      href: `/${locale}/notifications`,
      label: t('cabinetNav.notifications'),
      icon: <Icon name="bell" />,
      count: unread,
      countLabel: t('cabinetNav.unread', { count: unread }),
    },
    { href: `/${locale}/activity`, label: t('cabinetNav.activity'), icon: <Icon name="history" /> },
    { href: `/${locale}/cabinet/security`, label: t('cabinetNav.security'), icon: <Icon name="lock" /> },
  ]
  return (
    <SignedInFrame
      locale={locale}
      name={person.name}
      underName={actingLabel}
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
    >
      {children}
    </SignedInFrame>
  )
}
