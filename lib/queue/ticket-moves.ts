import type { LegStatus, TicketAction, TicketStatus } from '@/db/vocabulary/queue'
import { err, ok, type Result } from '@/lib/platform/result'

type Move = { to: TicketStatus; by: 'visitor' | 'staff' | 'clock' }
const staff = (to: TicketStatus): Move => ({ to, by: 'staff' })

/**
 * The whole life of a ticket, booked or taken in the hall. `take` makes one (waiting). Who is called and does not come goes back in line
 * (`return`) or is marked absent (`miss`); a transfer keeps the place in line; a parked ticket comes back by `resume`. The clock ends the
 * day, and gives a ticket back whose officer is gone (`release`).
 */
export const TICKET_MOVES = {
  waiting: {
    call: [staff('called')],
    transfer: [staff('waiting')],
    park: [staff('parked')],
    prioritise: [staff('waiting')],
    add_service: [staff('waiting')],
    change_service: [staff('waiting')],
    note: [staff('waiting')],
    miss: [staff('no_show'), { to: 'no_show', by: 'clock' }],
    leave: [{ to: 'left', by: 'visitor' }, staff('left')],
  },
  called: {
    recall: [staff('called')],
    start: [staff('in_service')],
    return: [staff('waiting')],
    transfer: [staff('waiting')],
    park: [staff('parked')],
    note: [staff('called')],
    miss: [staff('no_show')],
    leave: [{ to: 'left', by: 'visitor' }],
    finish: [{ to: 'served', by: 'clock' }],
    release: [{ to: 'waiting', by: 'clock' }],
  },
  in_service: {
    note: [staff('in_service')],
    add_service: [staff('in_service')],
    change_service: [staff('in_service')],
    /** One service is done, another begins at the same window. */
    finish_service: [staff('in_service')],
    transfer: [staff('waiting')],
    park: [staff('parked')],
    finish: [staff('served'), { to: 'served', by: 'clock' }],
    release: [{ to: 'waiting', by: 'clock' }],
  },
  parked: {
    resume: [staff('waiting'), { to: 'waiting', by: 'clock' }],
    call: [staff('called')],
    note: [staff('parked')],
    leave: [{ to: 'left', by: 'visitor' }, staff('left')],
    miss: [{ to: 'no_show', by: 'clock' }],
  },
  served: {},
  no_show: {},
  left: {}, // no moves: final
} as const satisfies Record<TicketStatus, Partial<Record<TicketAction, readonly Move[]>>>

export function nextTicketStatus(
  from: TicketStatus,
  action: TicketAction,
  by: Move['by'],
): Result<TicketStatus, 'move_not_allowed'> {
  const moves = (TICKET_MOVES[from] as Partial<Record<TicketAction, readonly Move[]>>)[action]
  const found = moves?.find((move) => move.by === by)
  return found ? ok(found.to) : err('move_not_allowed')
}

/** What becomes of the service that was worked on when its ticket moves. */
export const LEG_AFTER: Partial<Record<TicketAction, LegStatus>> = {
  start: 'in_service',
  finish_service: 'done',
  finish: 'done',
  transfer: 'waiting',
  park: 'waiting',
  release: 'waiting',
}
