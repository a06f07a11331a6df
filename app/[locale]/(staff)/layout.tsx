import { notFound } from 'next/navigation'
import { StaffShell } from '@/components/layout'
import { formatPersonName, isLocale, localized } from '@/lib/i18n'
import { currentSessionView, getStaffCard, requireCtx } from '@/lib/identity'

/** The frame of the staff section. Each page asks for its permission itself: a layout is not asked again between its pages. */
export default async function StaffLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const card = await getStaffCard(ctx)
  const body = card.centre ?? card.agency
  return (
    <StaffShell
      locale={locale}
      staff={{
        name: formatPersonName(card),
        body: body ? localized(locale, body) : '',
        roles: card.roles.map((role) => localized(locale, role)),
      }}
      permissions={[...ctx.actor.permissions]}
      session={await currentSessionView()}
    >
      {children}
    </StaffShell>
  )
}
