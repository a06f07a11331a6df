import { answerReset } from './methods/codes'

/** What this room does when another publishes, or itself. */
export const identitySubscribers = [answerReset]
