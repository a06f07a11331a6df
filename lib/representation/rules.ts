import { holdsAt, isMinor, stillBelieved } from '@/lib/identity/model'
import { addDays, addMonths, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { err, ok, type Result } from '@/lib/platform/result'
import { REPRESENTATION_RULES, type RepresentationStatus } from './model'

export { holdsAt, isMinor, stillBelieved }

type By = 'owner' | 'deputy' | 'clock'
type Move = { to: RepresentationStatus; by: By }

/** The life of a right. Parents and representatives begin as `active`: a register says so, nobody offers it. */
export const MOVES = {
  offered: {
    accept: { to: 'active', by: 'deputy' },
    refuse: { to: 'refused', by: 'deputy' },
    revoke: { to: 'revoked', by: 'owner' },
    lapse: { to: 'ended', by: 'clock' },
  },
  active: {
    revoke: { to: 'revoked', by: 'owner' },
    give_back: { to: 'ended', by: 'deputy' },
    lapse: { to: 'ended', by: 'clock' },
  },
  refused: {},
  revoked: {},
  ended: {},
} as const satisfies Record<RepresentationStatus, Record<string, Move>>
export type RepresentationAction = 'accept' | 'refuse' | 'revoke' | 'give_back' | 'lapse'

export function move(
  from: RepresentationStatus,
  action: RepresentationAction,
  by: By,
): Result<RepresentationStatus, 'move_not_allowed'> {
  const found = (MOVES[from] as Partial<Record<RepresentationAction, Move>>)[action]
  return found?.by === by ? ok(found.to) : err('move_not_allowed')
}

export const isOver = (status: RepresentationStatus): boolean => Object.keys(MOVES[status]).length === 0

/** The last day a right given today can name. */
export const lastDay = (now: Date): Day => addMonths(dayInBaku(now), REPRESENTATION_RULES.maxMonths)

/** A right counts through the whole of its last day. */
export const endOfDay = (day: Day): Date => atBaku(addDays(day, 1))

export function checkUntil(until: Day, now: Date): Result<Date, 'until_past' | 'until_too_late'> {
  if (until < dayInBaku(now)) return err('until_past')
  if (until > lastDay(now)) return err('until_too_late')
  return ok(endOfDay(until))
}
