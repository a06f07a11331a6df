import { CabinetShell } from '@/components/layout'
import { getCabinetHeader } from '@/lib/cabinet'
import { currentActing, currentSessionView, isStaffMember, requireCtx } from '@/lib/identity'
import { switchBackAction } from './representation/actions'

export default async function CabinetLayout({ children }: LayoutProps<'/[locale]'>) {
  // The frame tells who sits there, whoever they act for; what is inside asks for itself whether it may be seen.
  const ctx = await requireCtx('oneself')
  const [{ givenName, surname, unread }, isStaff, acting] = await Promise.all([
    getCabinetHeader(ctx),
    isStaffMember(),
    currentActing(),
  ])
  const held = acting !== 'ended' ? acting : null
  const ofChild = held?.deputy.kind === 'parent' ? await getCabinetHeader(await requireCtx('guardian')) : null
  return (
    <CabinetShell
      locale={ctx.locale}
      person={{ name: `${givenName} ${surname}` }}
      acting={
        held
          ? {
              id: held.deputy.representationId,
              name: held.name,
              kind: held.deputy.kind,
              tin: held.deputy.company?.tin,
              back: switchBackAction,
            }
          : undefined
      }
      unread={held ? (ofChild?.unread ?? 0) : unread}
      isStaff={isStaff}
      session={await currentSessionView()}
    >
      {children}
    </CabinetShell>
  )
}
