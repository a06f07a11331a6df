/** The way of a version of a service's record, or of its form: written by one person, looked at by another, published. */
export const VERSION_STATES = ['draft', 'in_review', 'published', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** How an applicant is told of what happens to an application. */
export const NOTIFICATION_FORMS = ['portal', 'sms', 'email', 'phone', 'post', 'in_person'] as const
export type NotificationForm = (typeof NOTIFICATION_FORMS)[number]
