import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { SessionView } from '@/lib/identity/model'
import { SignedInFrame } from './signed-in-frame'

export type StaffShellProps = {
  locale: Locale
  /** `roles` are already in the reader's language. */
  staff: { name: string; body: string; roles: readonly string[] }
  permissions: readonly string[]
  session?: SessionView | null
  children: ReactNode
}

/** The frame of the staff section. The menu shows what one may open; the pages check again. */
export function StaffShell({ locale, staff, permissions, session, children }: StaffShellProps) {
  const t = getTranslator(locale, 'layout')
  const all: { path: string; label: string; icon: IconName; needs?: string | readonly string[]; exact?: boolean }[] = [
    { path: '', label: t('staffNav.home'), icon: 'home', exact: true },
    { path: '/workqueue', label: t('staffNav.workqueue'), icon: 'inbox', needs: 'applications.read' },
    { path: '/counter', label: t('staffNav.counter'), icon: 'counter', needs: 'queue.operate' },
    { path: '/reception', label: t('staffNav.reception'), icon: 'users', needs: 'queue.assist' },
    { path: '/assist', label: t('staffNav.assist'), icon: 'phone', needs: 'queue.assist' },
    { path: '/centres', label: t('staffNav.centres'), icon: 'building', needs: 'centres.plan' },
    { path: '/units', label: t('staffNav.units'), icon: 'car', needs: ['centres.plan', 'queue.watch', 'queue.operate'] },
    { path: '/activation', label: t('staffNav.activation'), icon: 'key', needs: 'accounts.activate' },
    { path: '/draws', label: t('staffNav.draws'), icon: 'calendar', needs: 'centres.plan' },
    { path: '/reports', label: t('staffNav.reports'), icon: 'chart', needs: 'reports.read' },
    { path: '/monitor', label: t('staffNav.monitor'), icon: 'eye', needs: 'queue.watch' },
    { path: '/complaints', label: t('staffNav.complaints'), icon: 'chat', needs: ['queue.watch', 'reports.read'] },
    { path: '/catalogue', label: t('staffNav.catalogue'), icon: 'document', needs: ['catalogue.edit', 'catalogue.review'] },
    { path: '/forms', label: t('staffNav.forms'), icon: 'edit', needs: ['forms.edit', 'forms.review'] },
    { path: '/staff', label: t('staffNav.staff'), icon: 'users', needs: 'staff.manage' },
    { path: '/search', label: t('staffNav.search'), icon: 'search', needs: 'search.edit' },
    { path: '/clients', label: t('staffNav.clients'), icon: 'globe', needs: 'clients.manage' },
  ]
  const items = all
    .filter(({ needs }) => !needs || [needs].flat().some((one) => permissions.includes(one)))
    .map(({ path, label, icon, exact }) => ({ href: `/${locale}/admin${path}`, label, icon: <Icon name={icon} />, exact }))
  return (
    <SignedInFrame
      locale={locale}
      name={staff.name}
      underName={[staff.body, ...staff.roles].join(' · ')}
      brandHref={`/${locale}/admin`}
      navLabel={t('staffNav.label')}
      items={items}
      belowNav={
        <div className="grid gap-3 px-3">
          <p className="text-sm text-muted">{t('staff.logged')}</p>
          <TextLink href={`/${locale}/cabinet`} className="inline-flex min-h-11 items-center gap-3">
            <Icon name="user" />
            {t('account.toCabinet')}
          </TextLink>
        </div>
      }
      badge={
        <span className="inline-flex items-center gap-2 text-sm font-semibold">
          <Icon name="briefcase" size="sm" />
          {t('staff.badge')}
        </span>
      }
      showSearch={false}
      session={session}
    >
      {children}
    </SignedInFrame>
  )
}
