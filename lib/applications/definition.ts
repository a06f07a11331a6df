import type { LocalizedText } from '@/db/columns'
import type { ApplicationFamily, ApplicationStatus, SilenceMeaning } from '@/db/vocabulary/applications'
import type { Day } from '@/lib/platform/time'
import { type Expr, factsIn } from './expr'
import type { FactCode, Facts } from './facts'

export type { FactCode } from './facts'

/**
 * A service form as data. From one definition follow the checks of each step and of the whole, the pages, the review,
 * what the officer sees and the printed copy. Words are in texts.<locale>.json beside it, under the names used here.
 */
export type ServiceDefinition = {
  code: string
  /** Raised when answers to the old form would no longer be read the same way. 0: the generic form. */
  version: number
  /** Minutes most people need. */
  minutes: number
  /** Who it is for; people when left out. A company has its representative, who applies while acting for it. */
  applicants?: 'people' | 'companies' | 'any'
  /** Its procedure; `standard` when left out (lib/applications/moves.ts). `instant` needs `instantWhen`. */
  family?: ApplicationFamily
  /** `instant`: decided with yes at once when this holds over facts and answers; else an officer looks at it. */
  instantWhen?: Expr
  /** What the law says when the term passes; `alarm` when left out. */
  onSilence?: SilenceMeaning
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
  /** Who works on it when the answers say so; the first route that holds. Otherwise the agency of the registry. */
  routes?: readonly Route[]
  /** Amounts of the benefits registry that texts name: parameter → benefit code. */
  amounts?: Readonly<Record<string, string>>
  /** `visit`: the applicant books a visit after sending. */
  after: 'visit' | 'wait'
}

export type Route = {
  when?: When
  /** Agency that decides instead of the registry's. */
  agency?: string
  /** Field whose answer (a centre, a region) names the office. */
  officeField?: string
}

export type StepDefinition = {
  code: string
  when?: When
  /** Questions before the form proper: a broken rule here ends the way, with its words and `elsewhere`. Only first steps. */
  screening?: boolean
  fields: readonly Field[]
  /** Rules over several answers; the error appears at `field`. */
  rules?: readonly StepRule[]
  /** Another service that some visitors of this step need instead; the text is `steps.<code>.elsewhere`. */
  elsewhere?: string
}

/** A rule over several answers: as a function (folders) or as an expression (folders and records). */
export type StepRule = { code: string; field: string } & ({ holds: (input: RuleInput) => boolean } | { test: Expr })
export type RuleInput = { answers: Answers; facts: Facts; today: Day }

/** When a step or field is asked. Only answers given before it can be named; an answer not asked for counts as not given. */
export type When =
  | { field: string; is: string | readonly string[] }
  | { all: readonly When[] }
  | { any: readonly When[] }
  | { not: When }
  | { test: Expr }

export type ListName = 'centres' | 'speeds' | 'regions'
/** The portal's own account, or a register. */
export type PrefillSource = 'account.phone' | 'account.email' | FactCode

/** Who looks at or changes an answer. `consulted`: an officer of another agency asked for an opinion. */
export type FormRole = 'applicant' | 'officer' | 'consulted'
export type Mask = {
  /** Left out: applicant and officer read it always, the consulted only where the question names it. */
  read?: Partial<Record<FormRole, readonly ApplicationStatus[]>>
  /** Left out: the applicant writes it in `draft` and (correcting) in `submitted`; officers never. */
  write?: Partial<Record<FormRole, readonly ApplicationStatus[]>>
}

type Base = {
  name: string
  when?: When
  optional?: boolean
  /** Offered as a first value; its source is shown. */
  prefill?: PrefillSource
  /** The offered value may not be changed: the law lets people correct it only at its register. */
  fixed?: boolean
  mask?: Mask
}
export type Field = Base &
  (
    | { kind: 'text'; minLength?: number; maxLength?: number /** More than one line. */; lines?: number; autoComplete?: string }
    | { kind: 'number'; min?: number; max?: number /** Digits after the comma; none when left out. */; decimals?: number }
    | { kind: 'money'; min?: number; max?: number }
    | { kind: 'date'; from?: DayBound; to?: DayBound }
    | { kind: 'pin' }
    | { kind: 'tin' }
    | { kind: 'phone' }
    | { kind: 'email' }
    | { kind: 'iban' }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'choices'; options: readonly string[]; max?: number }
    | { kind: 'yes_no' }
    | { kind: 'listed'; list: ListName; display: 'radio' | 'select' }
    /** A child of the applicant for whom the rule's line holds; others are shown with the reason why not. */
    | { kind: 'child'; qualifiedBy: string }
    /** A person of the applicant's family, from the registers; the answer is the PIN. */
    | { kind: 'relative'; kin: readonly ('child' | 'spouse' | 'parent')[] }
    /** A document of the portfolio; the answer is `<fact>:<number>`. */
    | { kind: 'document'; of: readonly PortfolioFact[] }
    | { kind: 'address' }
    | { kind: 'declaration' }
    /** A value of a register, shown with its source; nobody types it. */
    | { kind: 'fact'; fact: FactCode }
    /** Files; the answer is the list of their ids. */
    | { kind: 'file'; accept: readonly ('pdf' | 'image')[]; max?: number; maxMegabytes?: number }
    /** Worked out from other answers and facts; shown, never typed. */
    | { kind: 'computed'; value: Expr; as: 'number' | 'money' | 'text' | 'date' }
    /** Rows of the same questions: children, vehicles. Texts of its fields are `fields.<group>_<field>.…`. */
    | { kind: 'group'; fields: readonly Field[]; min?: number; max: number }
    /** Fixed rows × columns. Texts: `fields.<table>.rows.<row>`, `fields.<table>_<column>.label`. */
    | { kind: 'table'; rows: readonly string[]; columns: readonly Field[] }
    /** On the last step: the sender signs the exact content by a sign-in of level high. */
    | { kind: 'signature' }
  )
export type PortfolioFact = 'id_card' | 'passport' | 'driving_licence' | 'vehicles' | 'education' | 'property' | 'employment'
export type FieldKind = Field['kind']
export type DayBound = Day | 'today'

export type EligibilityRule = JudgedRule | TestedRule
type JudgedRule = {
  code: string
  reads: readonly FactCode[]
  /** One line is enough (a child that qualifies), or each must hold. */
  needs: 'any' | 'all'
  /** Codes of the lines it can give; each has a text. */
  lines: readonly string[]
  judge: (input: { facts: Facts; today: Day; claimed: ReadonlySet<string> }) => EligibilityLine[]
}
/**
 * A rule as data. Its line is `<code>_met` or `<code>_not_met`; their texts may name `{value}`, the value read. `shows` is the
 * expression whose value is shown with its source; the first fact read when left out.
 */
export type TestedRule = { code: string; reads: readonly FactCode[]; test: Expr; shows?: Expr }

export type EligibilityLine = {
  code: string
  holds: boolean
  fact: FactCode
  /** What the line is about: the PIN of a child. Its parameter `name` then stands before the text. */
  subject?: string
  params?: Readonly<Record<string, LineParam>>
}
/** A value a line names: text as it is or in three languages, a day, an amount in qəpik, a fact as a whole. */
export type LineParam = string | { text: LocalizedText } | { day: Day } | { qepik: number } | { fact: FactCode }

export type AddressAnswer = {
  region: string
  settlement: string
  street: string
  building: string
  apartment: string
  postalCode: string
}
export type Answer = string | number | boolean | readonly string[] | AddressAnswer | readonly Answers[] | TableAnswer
/** Row → column → answer. */
export type TableAnswer = { readonly rows: Readonly<Record<string, Answers>> }
/** Read answers, by field name; fields not asked or left empty are missing. */
export interface Answers {
  readonly [field: string]: Answer
}

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
  /** For whom it is, when not for a person: then nothing of the representative's registers is read or shown. */
  company: { tin: string; name: string } | null
  /** Files attached, by field with its row: `cars.0.photo`. */
  files: Readonly<Record<string, readonly FileEntry[]>>
}

/** A file of an application, as forms see it. */
export type FileEntry = { id: string; fileName: string; contentType: string; sizeBytes: number; sha256: string }
export type GroupField = Extract<Field, { kind: 'group' }>
export type TableField = Extract<Field, { kind: 'table' }>

/** Kinds that show something and are typed by nobody. */
const SHOWN = new Set<FieldKind>(['fact', 'computed', 'signature'])
export const isShownOnly = (field: Field): boolean => SHOWN.has(field.kind)

/** Which registers a field cannot do without. */
export function factsNeededBy(field: Field): FactCode[] {
  switch (field.kind) {
    case 'fact':
      return [field.fact]
    case 'child':
      return ['children']
    case 'relative':
      return field.kin.map((kin) => KIN_FACTS[kin])
    case 'document':
      return [...field.of]
    case 'computed':
      return factsIn(field.value)
    case 'group':
      return field.fields.flatMap(factsNeededBy)
    case 'table':
      return field.columns.flatMap(factsNeededBy)
    default:
      return field.fixed && field.prefill && isFactCode(field.prefill) ? [field.prefill] : []
  }
}
export const KIN_FACTS = { child: 'children', spouse: 'spouse', parent: 'parents' } as const satisfies Record<string, FactCode>
const isFactCode = (from: PrefillSource): from is FactCode => !from.startsWith('account.')

const factsInWhen = (when: When | undefined): FactCode[] => {
  if (!when) return []
  if ('all' in when) return when.all.flatMap(factsInWhen)
  if ('any' in when) return when.any.flatMap(factsInWhen)
  if ('not' in when) return factsInWhen(when.not)
  return 'test' in when ? factsIn(when.test) : []
}

/** Fields of the steps; those of rows are inside their group or table. */
export const fieldsOf = (definition: ServiceDefinition): Field[] => definition.steps.flatMap((step) => [...step.fields])

/** The fields with those inside groups and tables. */
export const everyFieldOf = (definition: ServiceDefinition): Field[] => fieldsOf(definition).flatMap(within)
const within = (field: Field): Field[] =>
  field.kind === 'group' ? [field, ...field.fields] : field.kind === 'table' ? [field, ...field.columns] : [field]

/** Facts a form reads: shown, offered as a first value, judged, or named in a rule. */
export function factsOf(definition: ServiceDefinition): FactCode[] {
  const offered = everyFieldOf(definition).flatMap(({ prefill }) => (prefill && isFactCode(prefill) ? [prefill] : []))
  return [...new Set<FactCode>([...factsNeeded(definition), ...offered])]
}

/** Facts that some way through the form cannot do without (`silentFacts` tells those of one way). */
function factsNeeded(definition: ServiceDefinition): FactCode[] {
  const { steps, eligibility, instantWhen, routes = [] } = definition
  return [
    ...new Set<FactCode>([
      ...eligibility.flatMap((rule) => [...rule.reads, ...('test' in rule ? factsIn(rule.test) : [])]),
      ...everyFieldOf(definition).flatMap((field) => [...factsNeededBy(field), ...factsInWhen(field.when)]),
      ...steps.flatMap((step) => [
        ...factsInWhen(step.when),
        ...(step.rules ?? []).flatMap((rule) => ('test' in rule ? factsIn(rule.test) : [])),
      ]),
      ...(instantWhen ? factsIn(instantWhen) : []),
      ...routes.flatMap(({ when }) => factsInWhen(when)),
    ]),
  ]
}

export const listsOf = (definition: ServiceDefinition): ListName[] => {
  const fields = everyFieldOf(definition)
  const lists = fields.flatMap((field) => (field.kind === 'listed' ? [field.list] : []))
  return [...new Set<ListName>(fields.some((field) => field.kind === 'address') ? [...lists, 'regions'] : lists)]
}

export const needsSignature = (definition: ServiceDefinition): boolean =>
  fieldsOf(definition).some(({ kind }) => kind === 'signature')
/** How sure ASAN Login has to be of who sends it: a signature is a sign-in of the highest level. */
export const levelNeeded = (definition: ServiceDefinition): ServiceDefinition['level'] =>
  needsSignature(definition) ? 'high' : definition.level
