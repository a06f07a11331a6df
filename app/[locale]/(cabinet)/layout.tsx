import { CabinetShell } from '@/components/layout'
import { getCabinetHeader } from '@/lib/cabinet'
import { isStaffMember, requireCtx } from '@/lib/identity'

export default async function CabinetLayout({ children }: LayoutProps<'/[locale]'>) {
  const ctx = await requireCtx('citizen')
  const [{ givenName, surname, unread }, isStaff] = await Promise.all([getCabinetHeader(ctx), isStaffMember()])
  return (
    <CabinetShell locale={ctx.locale} person={{ name: `${givenName} ${surname}` }} unread={unread} isStaff={isStaff}>
      {children}
    </CabinetShell>
  )
}
