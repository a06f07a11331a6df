import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { ApplicationAction, ApplicationStatus } from '@/db/vocabulary/applications'
import { Id } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'

export { APPLICABLE_SERVICES, type ApplicableService, isApplicable } from './services/codes'
export type { ApplicationAction, ApplicationStatus } from '@/db/vocabulary/applications'

export type MoveBy = 'applicant' | 'officer'
type Move = { to: ApplicationStatus; by: MoveBy }

/** The whole workflow. `start` is not here: it makes the draft. */
export const MOVES = {
  draft: { submit: { to: 'submitted', by: 'applicant' }, withdraw: { to: 'withdrawn', by: 'applicant' } },
  submitted: { take: { to: 'in_review', by: 'officer' }, withdraw: { to: 'withdrawn', by: 'applicant' } },
  in_review: {
    release: { to: 'submitted', by: 'officer' },
    reassign: { to: 'in_review', by: 'officer' },
    ask: { to: 'information_requested', by: 'officer' },
    approve: { to: 'approved', by: 'officer' },
    reject: { to: 'rejected', by: 'officer' },
    withdraw: { to: 'withdrawn', by: 'applicant' },
  },
  information_requested: {
    answer: { to: 'in_review', by: 'applicant' },
    recall: { to: 'in_review', by: 'officer' }, // goes on without the answer
    withdraw: { to: 'withdrawn', by: 'applicant' },
  },
  approved: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Record<ApplicationStatus, Partial<Record<ApplicationAction, Move>>>

/** The status an action leads to; a refusal when this side cannot do it from here. */
export function move(
  from: ApplicationStatus,
  action: ApplicationAction,
  by: MoveBy,
): Result<ApplicationStatus, 'move_not_allowed'> {
  const found = (MOVES[from] as Partial<Record<ApplicationAction, Move>>)[action]
  return found?.by === by ? ok(found.to) : err('move_not_allowed')
}

/** What this side can do now. */
export const actionsFrom = (from: ApplicationStatus, by: MoveBy): ApplicationAction[] =>
  (Object.entries(MOVES[from]) as [ApplicationAction, Move][]).filter(([, step]) => step.by === by).map(([action]) => action)

export const isFinal = (status: ApplicationStatus): boolean => Object.keys(MOVES[status]).length === 0

/** Who has to do something now; nobody once it is decided. */
export function whoseTurn(status: ApplicationStatus): 'citizen' | 'state' | null {
  if (isFinal(status)) return null
  return status === 'draft' || status === 'information_requested' ? 'citizen' : 'state'
}

/** A line of "my running applications". */
export type RunningApplication = {
  id: string
  reference: string | null
  serviceCode: string
  serviceName: LocalizedText
  status: ApplicationStatus
  updatedAt: Date
  dueOn: string | null
  whoseTurn: 'citizen' | 'state'
}

const words = (maximum: number) => z.string({ message: 'required' }).trim().min(1, 'required').max(maximum, 'too_long')
/** `version` the form was drawn with; an older one than the row's is refused. */
const Version = z.coerce.number({ message: 'invalid' }).int('invalid').min(1, 'invalid')

export const Case = z.object({ id: Id, version: Version })
export type Case = z.output<typeof Case>

export const RequestInformation = Case.extend({ question: words(2000) })
export type RequestInformation = z.output<typeof RequestInformation>

export const AnswerRequest = Case.extend({ answer: words(4000) })
export type AnswerRequest = z.output<typeof AnswerRequest>

export const Approve = Case.extend({ explanation: z.string().trim().max(2000, 'too_long').default('') })
export type Approve = z.output<typeof Approve>

export const Reject = Case.extend({
  grounds: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().min(1), { message: 'choose' }).min(1, 'choose'),
  ),
  refusal: words(2000),
})
export type Reject = z.output<typeof Reject>

export const Reassign = Case.extend({ toStaffId: Id })
export type Reassign = z.output<typeof Reassign>

/** The owner's answer to what a deputy wants to send. `version` is the draft's, as the owner saw it. */
export const GiveConfirmation = Case
export type GiveConfirmation = z.output<typeof GiveConfirmation>

export const RefuseConfirmation = z.object({ id: Id, reason: words(1000) })
export type RefuseConfirmation = z.output<typeof RefuseConfirmation>

export const QUEUE_VIEWS = ['unassigned', 'mine', 'waiting', 'overdue', 'all'] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

export const LIST_VIEWS = ['running', 'drafts', 'finished'] as const
export type ListView = (typeof LIST_VIEWS)[number]

export const APPLICATION_TONES: Record<ApplicationStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  information_requested: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

export type { FieldLook, FieldView, OptionView } from './field-view'

/** What the form of a step sends beside its answers. */
export const StepForm = z.object({
  id: Id,
  step: z.string().max(40),
  version: Version,
  asked: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(60)).max(60)),
  /** The button pressed; Enter presses the first. */
  go: z.string().max(20).default('continue'),
})

/** What the last page sends: each ticked statement comes as `declaration.<code>`. */
export const SubmitForm = z.record(z.string(), z.unknown()).transform((values, ctx) => {
  const about = Case.safeParse(values)
  if (!about.success) {
    ctx.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  }
  const prefix = 'declaration.'
  return {
    ...about.data,
    declarations: Object.keys(values).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  }
})
