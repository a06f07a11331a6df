import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { ComplaintAction, ComplaintStatus } from '@/db/vocabulary/queue'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'

export type { ComplaintAction, ComplaintStatus }

export const SCORES = [5, 4, 3, 2, 1] as const
/** A visit can be rated so long after its day; what was said can be changed for a day. */
export const RATE_WITHIN_DAYS = 14
export const CHANGE_WITHIN_HOURS = 24

/**
 * Working days until the answer. Law of the Republic of Azerbaijan "On citizens' appeals" (30 September 2015, 1308-IVQ), article 10:
 * fifteen working days, thirty when more must be looked into. To be confirmed against the text in force.
 */
export const ANSWER_WORKING_DAYS = 15
/** Complaints one visit or one person can send in a day. */
export const COMPLAINTS_A_DAY = 3

const LongText = (least: number, missing: string) =>
  z.string({ message: missing }).trim().min(least, missing).max(4_000, 'too_long')

/** Of an unguessable link to a ticket. */
export const LinkKey = z.string().regex(/^[\w-]{44}$/, 'not_found')

export const RateVisit = z.object({
  key: LinkKey,
  score: z.coerce.number({ message: 'score' }).int('score').min(1, 'score').max(5, 'score'),
  comment: z
    .string()
    .trim()
    .max(2_000, 'too_long')
    .optional()
    .transform((text) => text || null),
})
export type RateVisit = z.output<typeof RateVisit>

const complaint = {
  subject: z.string({ message: 'subject' }).trim().min(3, 'subject').max(200, 'too_long'),
  body: LongText(10, 'body'),
}
/** About the visit a link leads to, without signing in. */
export const ComplainOfVisit = z.object({ key: LinkKey, ...complaint, idempotencyKey: IdempotencyKey })
export type ComplainOfVisit = z.output<typeof ComplainOfVisit>
/** From the cabinet, about a centre. */
export const ComplainOfCentre = z.object({
  centre: z.string({ message: 'centre' }).trim().min(1, 'centre').max(80, 'centre'),
  ...complaint,
  idempotencyKey: IdempotencyKey,
})
export type ComplainOfCentre = z.output<typeof ComplainOfCentre>

export const HandleComplaint = z.object({ id: Id, version: z.coerce.number().int() })
export type HandleComplaint = z.output<typeof HandleComplaint>
export const AnswerComplaint = HandleComplaint.extend({ answer: LongText(20, 'answer') })
export type AnswerComplaint = z.output<typeof AnswerComplaint>

type Move = { to: ComplaintStatus; by: 'citizen' | 'staff' | 'holder' }
/** The whole life of a complaint. Only who took it answers it or puts it back. */
export const COMPLAINT_MOVES = {
  received: { take: { to: 'in_hand', by: 'staff' } },
  in_hand: { release: { to: 'received', by: 'holder' }, answer: { to: 'answered', by: 'holder' } },
  answered: {}, // final: who is not content complains anew, or to a court
} as const satisfies Record<ComplaintStatus, Partial<Record<Exclude<ComplaintAction, 'file'>, Move>>>

export type Handling = Exclude<ComplaintAction, 'file'>

/** @param holds whether the one who acts has taken the complaint in hand */
export function nextComplaintStatus(
  from: ComplaintStatus,
  action: Handling,
  holds: boolean,
): Result<ComplaintStatus, 'move_not_allowed' | 'not_yours'> {
  const move = (COMPLAINT_MOVES[from] as Partial<Record<Handling, Move>>)[action]
  if (!move) return err('move_not_allowed')
  return move.by === 'holder' && !holds ? err('not_yours') : ok(move.to)
}

/** A visit as the page of its rating shows it: no names. */
export type RatedVisit = {
  centreCode: string
  centreName: LocalizedText
  day: string
  /** Whether it can be rated now, or why not. */
  state: 'open' | 'changeable' | 'final' | 'not_yet' | 'not_served' | 'over'
  rating: { score: number; comment: string | null; ratedAt: Date; changeableUntil: Date } | null
  complaints: OwnComplaint[]
}

export type OwnComplaint = {
  id: string
  reference: string
  centreName: LocalizedText
  subject: string
  status: ComplaintStatus
  filedAt: Date
  dueOn: string
  answer: string | null
  answeredAt: Date | null
}

export type PersonName = { givenName: string; surname: string; patronymic: string; sex: 'female' | 'male' }

export const COMPLAINT_VIEWS = ['open', 'answered'] as const
export type ComplaintView = (typeof COMPLAINT_VIEWS)[number]

export type ListedComplaint = {
  id: string
  reference: string
  subject: string
  centreName: LocalizedText
  status: ComplaintStatus
  dueOn: string
  overdue: boolean
}

export type ComplaintCase = ListedComplaint & {
  body: string
  version: number
  filedAt: Date
  person: PersonName | null
  ticket: { number: string; day: string; counterNumber: number | null } | null
  answer: string | null
  answeredAt: Date | null
  takenBy: PersonName | null
  /** What the reader can do; `blocked` says why when it is nothing although the complaint is open. */
  actions: Handling[]
  blocked: 'about_you' | 'other_has_it' | null
  history: { at: Date; action: ComplaintAction }[]
}
