import type { ApplicationAction, ApplicationFamily, ApplicationStatus } from '@/db/vocabulary/applications'
import { err, ok, type Result } from '@/lib/platform/result'

export type MoveBy = 'applicant' | 'officer' | 'system'
type Move = { to: ApplicationStatus; by: MoveBy }
type Machine = Record<ApplicationStatus, Partial<Record<ApplicationAction, Move>>>

/** A refusal can be objected to; upheld, the case is reviewed anew. */
const OBJECTION = {
  object: { to: 'rejected', by: 'applicant' },
  withdraw_objection: { to: 'rejected', by: 'applicant' },
  dismiss_objection: { to: 'rejected', by: 'officer' },
  uphold_objection: { to: 'in_review', by: 'officer' },
} as const satisfies Partial<Record<ApplicationAction, Move>>

const SILENCE = {
  deem_approved: { to: 'approved', by: 'system' },
  deem_rejected: { to: 'rejected', by: 'system' },
} as const satisfies Partial<Record<ApplicationAction, Move>>

/** One officer takes the case and decides it. `start` is not here: it makes the draft. */
const STANDARD = {
  draft: { submit: { to: 'submitted', by: 'applicant' }, withdraw: { to: 'withdrawn', by: 'applicant' } },
  submitted: {
    take: { to: 'in_review', by: 'officer' },
    correct: { to: 'submitted', by: 'applicant' },
    add_document: { to: 'submitted', by: 'applicant' },
    withdraw: { to: 'withdrawn', by: 'applicant' },
    ...SILENCE,
  },
  in_review: {
    release: { to: 'submitted', by: 'officer' },
    reassign: { to: 'in_review', by: 'officer' },
    ask: { to: 'information_requested', by: 'officer' },
    approve: { to: 'approved', by: 'officer' },
    reject: { to: 'rejected', by: 'officer' },
    add_document: { to: 'in_review', by: 'applicant' },
    withdraw: { to: 'withdrawn', by: 'applicant' },
    ...SILENCE,
  },
  information_requested: {
    answer: { to: 'in_review', by: 'applicant' },
    add_document: { to: 'information_requested', by: 'applicant' },
    recall: { to: 'in_review', by: 'officer' }, // goes on without the answer
    withdraw: { to: 'withdrawn', by: 'applicant' },
  },
  decision_proposed: {},
  approved: {},
  rejected: OBJECTION,
  withdrawn: {},
} as const satisfies Machine

/** The whole workflow, a machine for each kind of procedure. */
export const MACHINES = {
  standard: STANDARD,
  /** One officer proposes, another decides. */
  four_eyes: {
    ...STANDARD,
    in_review: {
      release: STANDARD.in_review.release,
      reassign: STANDARD.in_review.reassign,
      ask: STANDARD.in_review.ask,
      propose: { to: 'decision_proposed', by: 'officer' },
      add_document: STANDARD.in_review.add_document,
      withdraw: STANDARD.in_review.withdraw,
      ...SILENCE,
    },
    decision_proposed: {
      approve: { to: 'approved', by: 'officer' },
      reject: { to: 'rejected', by: 'officer' },
      return_proposal: { to: 'in_review', by: 'officer' },
      add_document: { to: 'decision_proposed', by: 'applicant' },
      withdraw: { to: 'withdrawn', by: 'applicant' },
      ...SILENCE,
    },
  },
  /** What registers alone can answer: decided in the moment of sending; an officer only where the rule cannot tell. */
  instant: { ...STANDARD, submitted: { ...STANDARD.submitted, decide_by_rule: { to: 'approved', by: 'system' } } },
} as const satisfies Record<ApplicationFamily, Machine>

const movesOf = (family: ApplicationFamily, from: ApplicationStatus): Partial<Record<ApplicationAction, Move>> =>
  MACHINES[family][from]

/** The status an action leads to; a refusal when this side cannot do it from here. */
export function move(
  family: ApplicationFamily,
  from: ApplicationStatus,
  action: ApplicationAction,
  by: MoveBy,
): Result<ApplicationStatus, 'move_not_allowed'> {
  const found = movesOf(family, from)[action]
  return found?.by === by ? ok(found.to) : err('move_not_allowed')
}

/** What this side can do now. */
export const actionsFrom = (family: ApplicationFamily, from: ApplicationStatus, by: MoveBy): ApplicationAction[] =>
  (Object.entries(movesOf(family, from)) as [ApplicationAction, Move][])
    .filter(([, step]) => step.by === by)
    .map(([action]) => action)

/** Decided or given up. A refusal may still be objected to. */
export const isFinal = (status: ApplicationStatus): boolean =>
  status === 'approved' || status === 'rejected' || status === 'withdrawn'

/** Who has to do something now; nobody once it is decided. */
export function whoseTurn(status: ApplicationStatus): 'citizen' | 'state' | null {
  if (isFinal(status)) return null
  return status === 'draft' || status === 'information_requested' ? 'citizen' : 'state'
}
