import { may } from '@/lib/identity'
import type { Actor, Staff } from '@/lib/platform/context'

/** Who keeps the words of the search, and sees what it had no answer to. */
export const canEditSearch = (actor: Actor): actor is Staff => may(actor, 'search.edit', { type: 'service' })
