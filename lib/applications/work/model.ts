import { z } from 'zod'
import { APPLICATION_STATUSES, type ApplicationStatus } from '@/db/vocabulary/applications'
import { BULK_ACTIONS } from '@/db/vocabulary/work'
import type { LocalizedText } from '@/db/columns'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'

export { BULK_ACTIONS, type BulkAction } from '@/db/vocabulary/work'

/** Views everybody has. Questions of other agencies have a page of their own: another agency's case is no line of this queue. */
export const WORK_VIEWS = ['unassigned', 'mine', 'overdue', 'waiting', 'confirm', 'objections', 'all'] as const
export type WorkView = (typeof WORK_VIEWS)[number]
export const WORK_SORTS = ['due', 'newest', 'oldest'] as const
export type WorkSort = (typeof WORK_SORTS)[number]
export const FEE_FILTERS = ['due', 'paid'] as const

/** A view with what narrows it down, as it stands in an address or is kept under a name. */
export type WorkFilter = {
  view: WorkView
  sort: WorkSort
  service?: string
  status?: ApplicationStatus
  /** A staff id, or `nobody`. */
  officer?: string
  office?: string
  fee?: (typeof FEE_FILTERS)[number]
  expedited?: 'yes'
  /** Days in Baku. */
  dueBefore?: string
  from?: string
  until?: string
}

/** More than this many is said as "1000+": nobody reads on, and counting on would cost more than the list. */
export const COUNT_CAP = 1000
export type Capped = { count: number; more: boolean }

export const BULK_LIMIT = 500

const Code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i)
const FilterDay = z.iso.date()
const Fields = {
  service: Code,
  status: z.enum(APPLICATION_STATUSES).exclude(['draft']),
  officer: z.union([Id, z.literal('nobody')]),
  office: Code,
  fee: z.enum(FEE_FILTERS),
  expedited: z.literal('yes'),
  dueBefore: FilterDay,
  from: FilterDay,
  until: FilterDay,
} satisfies Record<string, z.ZodType<string>>

type Search = Record<string, string | string[] | undefined>

/** Reads a filter from an address or a saved view; what makes no sense is left out. */
export function readFilter(search: Search): WorkFilter {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const view = WORK_VIEWS.find((one) => one === text('view')) ?? 'unassigned'
  const sort = WORK_SORTS.find((one) => one === text('sort')) ?? defaultSort(view)
  const narrowed = Object.fromEntries(
    Object.entries(Fields).flatMap(([name, schema]) => {
      const read = schema.safeParse(text(name))
      return read.success ? [[name, read.data]] : []
    }),
  )
  return { view, sort, ...narrowed }
}

export const defaultSort = (view: WorkView): WorkSort => (view === 'all' ? 'newest' : 'due')

/** The filter as parts of an address, without what goes without saying. */
export function filterQuery({ view, sort, ...rest }: WorkFilter): Record<string, string> {
  const narrowed = Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { view, ...(sort === defaultSort(view) ? {} : { sort }), ...Object.fromEntries(narrowed) }
}

export const isNarrowed = ({ view: _view, sort: _sort, ...rest }: WorkFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined)

const words = (maximum: number) => z.string({ message: 'required' }).trim().min(1, 'required').max(maximum, 'too_long')
const Version = z.coerce.number({ message: 'invalid' }).int('invalid').min(1, 'invalid')

export const SaveView = z.object({ name: words(60), share: z.literal('yes').optional(), query: z.string().max(2000).default('') })
export type SaveView = z.output<typeof SaveView>
export const DropView = z.object({ viewId: Id })

export const Bulk = z.object({
  idempotencyKey: IdempotencyKey,
  bulk: z.enum(BULK_ACTIONS, { message: 'choose' }),
  selected: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(Id).max(BULK_LIMIT, 'too_many_selected')),
  /** Everything in the view shown, not only what is ticked. */
  everything: z.literal('yes').optional(),
  query: z.string().max(2000).default(''),
  toStaffId: z.union([Id, z.literal('')]).default(''),
  message: z.string().trim().max(4000, 'too_long').default(''),
  templateId: z.union([Id, z.literal('')]).default(''),
})
export type Bulk = z.output<typeof Bulk>

export const AddNote = z.object({ id: Id, idempotencyKey: IdempotencyKey, note: words(4000) })
export type AddNote = z.output<typeof AddNote>

export const AskOpinion = z.object({
  id: Id,
  agency: z.string({ message: 'choose' }).min(1, 'choose').max(64, 'choose'),
  opinionQuestion: words(2000),
  fields: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.string().min(1).max(120)).min(1, 'choose').max(200, 'choose'),
  ),
  days: z.coerce.number({ message: 'choose' }).int('choose').min(1, 'choose').max(30, 'choose').default(10),
})
export type AskOpinion = z.output<typeof AskOpinion>
export const CancelOpinion = z.object({ id: Id, opinionId: Id })
export const GiveOpinion = z.object({ opinionId: Id, version: Version, answer: words(4000) })
export type GiveOpinion = z.output<typeof GiveOpinion>

/** One ground with the value it rests on and what would change the answer, as typed: `finding.<ground>.value`, `.remedy`. */
const Findings = z.record(
  z.string(),
  z.object({ value: z.string().max(200).default(''), remedy: z.string().trim().max(1000).default('') }),
)

/** Reads the flat fields of a decision form into grounds with their findings. */
function withFindings(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const findings: Record<string, Record<string, unknown>> = {}
  for (const [name, text] of Object.entries(value)) {
    const [, ground, part] = /^finding\.([a-z0-9_-]+)\.(value|remedy)$/i.exec(name) ?? []
    if (ground && part) findings[ground] = { ...findings[ground], [part]: text }
  }
  return { ...value, findings }
}

const Grounds = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [value].flat()),
  z.array(z.string().min(1).max(80)),
)

export const RejectWithFindings = z.preprocess(
  withFindings,
  z.object({
    id: Id,
    version: Version,
    grounds: Grounds.refine((all) => all.length > 0, 'choose'),
    refusal: words(2000),
    findings: Findings.default({}),
  }),
)
export type RejectWithFindings = z.output<typeof RejectWithFindings>

export const Propose = z.preprocess(
  withFindings,
  z
    .object({
      id: Id,
      version: Version,
      outcome: z.enum(['approved', 'rejected'], { message: 'choose' }),
      grounds: Grounds,
      proposal: z.string().trim().max(2000, 'too_long').default(''),
      findings: Findings.default({}),
    })
    .check(({ value, issues }) => {
      if (value.outcome === 'approved') return
      if (value.grounds.length === 0) issues.push({ code: 'custom', message: 'choose', path: ['grounds'], input: value.grounds })
      if (value.proposal === '') issues.push({ code: 'custom', message: 'required', path: ['proposal'], input: value.proposal })
    }),
)
export type Propose = z.output<typeof Propose>
export const ReturnProposal = z.object({ id: Id, version: Version, reason: words(2000) })
export type ReturnProposal = z.output<typeof ReturnProposal>

export const Template = z.object({
  title: words(80),
  serviceCode: z.union([Code, z.literal('')]).default(''),
  bodyAz: words(4000),
  bodyEn: words(4000),
  bodyRu: words(4000),
})
export type Template = z.output<typeof Template>
export const NewTemplate = Template.extend({ agencyCode: Code })
export type NewTemplate = z.output<typeof NewTemplate>
export const ChangeTemplate = Template.extend({ templateId: Id, version: Version })
export type ChangeTemplate = z.output<typeof ChangeTemplate>
export const DropTemplate = z.object({ templateId: Id, version: Version })
export type DropTemplate = z.output<typeof DropTemplate>

/** A line of the work queue. It names no applicant: who it is, is read by opening the case, which the applicant can see. */
export type WorkLine = {
  id: string
  reference: string
  agencyCode: string
  serviceName: LocalizedText
  status: ApplicationStatus
  submittedAt: Date
  dueOn: string | null
  overdue: boolean
  expedited: boolean
  feeDue: boolean
  assigned: 'me' | 'colleague' | 'nobody'
  officer: { givenName: string; surname: string } | null
}
