import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { ApplicationStatus } from '@/db/vocabulary/applications'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'

export type { ApplicationAction, ApplicationFamily, ApplicationStatus } from '@/db/vocabulary/applications'

export * from './work/model'

export { actionsFrom, isFinal, MACHINES, move, type MoveBy, whoseTurn } from './moves'

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

export const SendMessage = z.object({ id: Id, body: words(4000), idempotencyKey: IdempotencyKey })
export type SendMessage = z.output<typeof SendMessage>

export const Objection = Case.extend({ reason: words(4000) })
export type Objection = z.output<typeof Objection>

export const SettleObjection = Case.extend({ explanation: words(4000) })
export type SettleObjection = z.output<typeof SettleObjection>

export const Reassign = Case.extend({ toStaffId: Id })
export type Reassign = z.output<typeof Reassign>

/** The owner's answer to what a deputy wants to send. `version` is the draft's, as the owner saw it. */
export const GiveConfirmation = Case
export type GiveConfirmation = z.output<typeof GiveConfirmation>

export const RefuseConfirmation = z.object({ id: Id, reason: words(1000) })
export type RefuseConfirmation = z.output<typeof RefuseConfirmation>

export const LIST_VIEWS = ['running', 'drafts', 'finished'] as const
export type ListView = (typeof LIST_VIEWS)[number]

export const APPLICATION_TONES: Record<ApplicationStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  information_requested: 'warning',
  decision_proposed: 'info',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

export type { FieldLook, FieldView, GroupRowView, OptionView } from './field-view'

/** What the form of a step sends beside its answers. */
export const StepForm = z.object({
  id: Id,
  step: z.string().max(40),
  version: Version,
  asked: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(130)).max(1000)),
  /** The button pressed; Enter presses the first. */
  go: z.string().max(60).default('continue'),
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

export { groupedHash, isReceiptKey, methodWord, readHash, readKey, verifyAddress } from './receipt/model'
