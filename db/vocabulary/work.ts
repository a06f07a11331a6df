/** What an officer can do to many applications at once. */
export const BULK_ACTIONS = ['take', 'assign', 'message', 'approve'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]
