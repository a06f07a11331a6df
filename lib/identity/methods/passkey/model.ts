import { z } from 'zod'
import { Id } from '@/lib/platform/forms/model'

export const MAX_PASSKEYS = 10

const Name = z.string({ message: 'required' }).trim().min(1, 'required').max(60, 'too_long')

export const RenamePasskey = z.object({ id: Id, name: Name })
export type RenamePasskey = z.output<typeof RenamePasskey>
export const NamePasskey = z.object({ name: Name })

/** One passkey, as its owner sees it. */
export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; backedUp: boolean }

export type PasskeyError =
  | 'level_too_low'
  | 'too_many_passkeys'
  | 'passkey_refused'
  | 'passkey_unknown'
  | 'passkey_exists'
  | 'passkey_not_found'

/** The site passkeys are made for: the host of ASAN Login and nothing beside it. */
export type PasskeySite = { id: string; origin: string }
