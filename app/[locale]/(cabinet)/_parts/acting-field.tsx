import { HiddenFields } from '@/components/ui'
import { currentActing } from '@/lib/identity'
import { ACTING_AS } from '@/lib/identity/model'

/** Says for whom a form was drawn, so that it is never sent for somebody else. Every form open to deputies carries it. */
export async function ActingField() {
  const acting = await currentActing()
  return acting && acting !== 'ended' ? <HiddenFields values={{ [ACTING_AS]: acting.deputy.representationId }} /> : null
}
