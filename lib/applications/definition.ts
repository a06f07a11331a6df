import type { LocalizedText } from '@/db/columns'
import type { Day } from '@/lib/platform/time'
import type { FactCode, Facts } from './facts'

export type { FactCode } from './facts'

/**
 * A service form as data. From one definition follow the checks of each step and of the whole, the pages, the review,
 * what the officer sees and the printed copy. Words are in texts.<locale>.json beside it, under the names used here.
 */
export type ServiceDefinition = {
  code: string
  /** Raised when answers to the old form would no longer be read the same way. */
  version: number
  /** Minutes most people need. */
  minutes: number
  /** Who it is for; people when left out. A company has its representative, who applies while acting for it. */
  applicants?: 'people' | 'companies'
  /** How sure ASAN Login has to be of who sends it; asked for when it is sent. Without it any sign-in will do. */
  level?: 'substantial' | 'high'
  /** Judged from registers before the form starts, and again when it is sent. */
  eligibility: readonly EligibilityRule[]
  steps: readonly StepDefinition[]
  /** Statements the applicant makes on the last page; never filled in for them. */
  declarations: readonly string[]
  /** What may be claimed once: by person or by the answer of a field; while a case is open, or ever. */
  claim?: { by: 'person' | { field: string }; while: 'open' | 'ever' }
  /** Name of the field (list `speeds`) that chooses the term and its fee. */
  speedField?: string
  /** Amounts of the benefits registry that texts name: parameter → benefit code. */
  amounts?: Readonly<Record<string, string>>
  /** `visit`: the applicant books a visit after sending. */
  after: 'visit' | 'wait'
}

export type StepDefinition = {
  code: string
  when?: When
  fields: readonly Field[]
  /** Rules over several answers; the error appears at `field`. */
  rules?: readonly StepRule[]
  /** Another service that some visitors of this step need instead; the text is `steps.<code>.elsewhere`. */
  elsewhere?: string
}

export type StepRule = { code: string; field: string; holds: (input: RuleInput) => boolean }
export type RuleInput = { answers: Answers; facts: Facts; today: Day }

/** When a step or field is asked. Only answers given before it can be named; an answer not asked for counts as not given. */
export type When =
  | { field: string; is: string | readonly string[] }
  | { all: readonly When[] }
  | { any: readonly When[] }
  | { not: When }

export type ListName = 'centres' | 'speeds' | 'regions'
/** The portal's own account, or a register. */
export type PrefillSource = 'account.phone' | 'account.email' | FactCode

type Base = {
  name: string
  when?: When
  optional?: boolean /** Offered as a first value, correctable; its source is shown. */
  prefill?: PrefillSource
}
export type Field = Base &
  (
    | { kind: 'text'; minLength?: number; maxLength?: number /** More than one line. */; lines?: number; autoComplete?: string }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'money'; min?: number; max?: number }
    | { kind: 'date'; from?: DayBound; to?: DayBound }
    | { kind: 'pin' }
    | { kind: 'phone' }
    | { kind: 'email' }
    | { kind: 'iban' }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'choices'; options: readonly string[]; max?: number }
    | { kind: 'yes_no' }
    | { kind: 'listed'; list: ListName; display: 'radio' | 'select' }
    /** A child of the applicant for whom the rule's line holds; others are shown with the reason why not. */
    | { kind: 'child'; qualifiedBy: string }
    | { kind: 'address' }
    | { kind: 'declaration' }
    /** A value of a register, shown with its source; nobody types it. */
    | { kind: 'fact'; fact: FactCode }
  )
export type FieldKind = Field['kind']
export type DayBound = Day | 'today'

export type EligibilityRule = {
  code: string
  reads: readonly FactCode[]
  /** One line is enough (a child that qualifies), or each must hold. */
  needs: 'any' | 'all'
  /** Codes of the lines it can give; each has a text. */
  lines: readonly string[]
  judge: (input: { facts: Facts; today: Day; claimed: ReadonlySet<string> }) => EligibilityLine[]
}

export type EligibilityLine = {
  code: string
  holds: boolean
  fact: FactCode
  /** What the line is about: the PIN of a child. Its parameter `name` then stands before the text. */
  subject?: string
  params?: Readonly<Record<string, LineParam>>
}
/** A value a line names: text as it is or in three languages, a day, an amount in qəpik. */
export type LineParam = string | { text: LocalizedText } | { day: Day } | { qepik: number }

export type AddressAnswer = {
  region: string
  settlement: string
  street: string
  building: string
  apartment: string
  postalCode: string
}
export type Answer = string | number | boolean | readonly string[] | AddressAnswer
/** Read answers, by field name; fields not asked or left empty are missing. */
export type Answers = Readonly<Record<string, Answer>>

/** One entry of a list the server looked up. `label` is in the reader's language. */
export type ListEntry = { value: string; label: string; hint?: string }

/** Everything outside the answers that a form depends on, looked up once. */
export type World = {
  today: Day
  facts: Facts
  lists: Readonly<Partial<Record<ListName, readonly ListEntry[]>>>
  /** What others or earlier applications hold already (see `claim`). */
  claimed: ReadonlySet<string>
  account: { phone: string | null; email: string | null }
}

export const fieldsOf = (definition: ServiceDefinition): Field[] => definition.steps.flatMap((step) => [...step.fields])

/** Facts a form reads: shown, offered as a first value, or judged. */
export function factsOf(definition: ServiceDefinition): FactCode[] {
  const codes = new Set<FactCode>(definition.eligibility.flatMap((rule) => [...rule.reads]))
  for (const field of fieldsOf(definition)) {
    if (field.kind === 'fact') codes.add(field.fact)
    if (field.kind === 'child') codes.add('children')
    if (field.prefill && !field.prefill.startsWith('account.')) codes.add(field.prefill as FactCode)
  }
  return [...codes]
}

export const listsOf = (definition: ServiceDefinition): ListName[] => {
  const fields = fieldsOf(definition)
  const lists = fields.flatMap((field) => (field.kind === 'listed' ? [field.list] : []))
  return [...new Set<ListName>(fields.some((field) => field.kind === 'address') ? [...lists, 'regions'] : lists)]
}
