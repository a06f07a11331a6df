import { z } from 'zod'
import type { VersionState } from '@/db/vocabulary/registry'
import type { Day } from '@/lib/platform/time'
import { Id } from '@/lib/platform/forms/model'

export type { ServiceContent } from '@/db/schema/catalogue'
export { NOTIFICATION_FORMS, type NotificationForm, VERSION_STATES, type VersionState } from '@/db/vocabulary/registry'
export { type Change, changesBetween, type Shown } from './compare'
export { type Completeness, completenessOf, ServiceRecord } from './record'
export { holdsOn } from './validity'

/** Why the registry refuses; words in registry.json under `errors`. */
export type RegistryError =
  | 'not_found'
  | 'not_allowed'
  | 'open_version'
  | 'not_a_draft'
  | 'not_in_review'
  | 'own_version'
  | 'stale'
  | 'nothing_changed'
  | 'other_agency'
  | 'unknown_code'

/** A record not confirmed for longer than this is on the list of those to look over (months). */
export const CONFIRM_MONTHS = 12

const Row = z.object({ id: Id, rowVersion: z.coerce.number({ message: 'invalid' }).int('invalid').min(1, 'invalid') })
const note = z.string().trim().max(2000, 'too_long')
export const HandIn = Row.extend({ note: note.default('') })
export type HandIn = z.output<typeof HandIn>
export const SendBack = Row.extend({ reason: note.min(1, 'required') })
export type SendBack = z.output<typeof SendBack>
export const OfVersion = Row
export type OfVersion = z.output<typeof Row>

/** How a version stands to today, for those who read it. */
export type VersionStanding = VersionState | 'in_force' | 'announced' | 'past'
export function standingOf(version: { state: VersionState; validFrom: Day; validUntil: Day | null }, today: Day): VersionStanding {
  if (version.state !== 'published') return version.state
  if (version.validFrom > today) return 'announced'
  return version.validUntil === null || today < version.validUntil ? 'in_force' : 'past'
}
