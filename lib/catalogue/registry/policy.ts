import { holdsAnywhere, may } from '@/lib/identity'
import type { Actor, Staff } from '@/lib/platform/context'

type OfAgency = { agencyCode: string }

/** Sees the registry's workshop: drafts, versions, what is missing. */
export const canSeeRegistry = (actor: Actor): boolean =>
  holdsAnywhere(actor, 'catalogue.edit') || holdsAnywhere(actor, 'catalogue.review')

/** Writes the records of an agency. */
export const canEdit = (actor: Actor, { agencyCode }: OfAgency): boolean =>
  may(actor, 'registry.edit', { type: 'service', agencyCode })

/** Looks over what colleagues of the agency wrote. That it is another person is asked beside the row. */
export const canReview = (actor: Actor, { agencyCode }: OfAgency): boolean =>
  may(actor, 'registry.review', { type: 'service', agencyCode })

/** Wrote in a version, first, last or in between: looking it over is for somebody else. */
export const wroteIn = (row: { authorId: string | null; editorIds: readonly string[] }, { staffId }: Staff): boolean =>
  row.authorId === staffId || row.editorIds.includes(staffId)
