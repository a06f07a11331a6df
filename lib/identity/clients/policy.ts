import type { Actor, Staff } from '@/lib/platform/context'
import { may } from '../access/decide'

/** Who may register partners of ASAN Login, change and suspend them. */
export const canManageClients = (actor: Actor): actor is Staff => may(actor, 'clients.manage', { type: 'client' })
