import { agenciesWith, holdsAnywhere, may } from '@/lib/identity'
import type { Actor, Ctx, Staff } from '@/lib/platform/context'

type OfAgency = { agencyCode: string }

/** Sees the workshop of forms: drafts, versions, what is missing. */
export const canSeeForms = (actor: Actor): boolean => holdsAnywhere(actor, 'forms.edit') || holdsAnywhere(actor, 'forms.review')

/** Agencies whose forms the officer writes or looks over. */
export const formAgencies = (actor: Actor): string[] => [
  ...new Set([...agenciesWith(actor, 'forms.edit'), ...agenciesWith(actor, 'forms.review')]),
]

export const canEditForm = (actor: Actor, { agencyCode }: OfAgency): boolean =>
  may(actor, 'forms.edit', { type: 'service', agencyCode })

export const canReviewForm = (actor: Actor, { agencyCode }: OfAgency): boolean =>
  may(actor, 'forms.review', { type: 'service', agencyCode })

/** Nobody publishes what they wrote: the second pair of eyes is another person's. */
export const isSecondPerson = ({ actor }: Ctx<Staff>, row: { authorId: string | null; editorIds: readonly string[] }): boolean =>
  row.authorId !== actor.staffId && !row.editorIds.includes(actor.staffId)
