/** The way of a version of a service's record, or of its form: written by one person, looked at by another, published. */
export const VERSION_STATES = ['draft', 'in_review', 'published', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]
