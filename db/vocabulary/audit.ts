export const ACTOR_KINDS = ['anonymous', 'citizen', 'staff', 'partner', 'system'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** On which ground somebody other than the citizen read the citizen's data. */
export const DISCLOSURE_RIGHTS = ['case', 'consent', 'visit', 'law', 'connection'] as const
export type DisclosureRight = (typeof DISCLOSURE_RIGHTS)[number]
