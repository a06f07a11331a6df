import { z } from 'zod'
import { storable } from '@/lib/platform/forms/model'
import type { ActionCode, ResourceType } from '../actions'

// Shapes of OpenID AuthZEN Authorization API 1.0, and what of it other portals may ask here.

/** Questions one request may carry; each costs a few indexed reads. */
export const MAX_EVALUATIONS = 100

export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const
export type Semantic = (typeof SEMANTICS)[number]

const Word = z.string().min(1).max(200).transform(storable)
const Properties = z.record(z.string().max(200), z.unknown())

export const Subject = z.object({ type: Word, id: Word, properties: Properties.optional() })
export const Action = z.object({ name: Word, properties: Properties.optional() })
export const AskedResource = z.object({ type: Word, id: Word, properties: Properties.optional() })

/** One question: may this subject do this to that? Keys we do not know are left aside, as the specification wants. */
export const Evaluation = z.object({
  subject: Subject,
  action: Action,
  resource: AskedResource,
  context: Properties.optional(),
})
export type Evaluation = z.output<typeof Evaluation>

/** A batch: what stands above the list holds for every question that does not say otherwise. */
export const Evaluations = z.object({
  subject: Subject.optional(),
  action: Action.optional(),
  resource: AskedResource.optional(),
  context: Properties.optional(),
  evaluations: z.array(z.record(z.string(), z.unknown())).min(1).max(MAX_EVALUATIONS),
  options: z.looseObject({ evaluations_semantic: z.enum(SEMANTICS).default('execute_all') }).optional(),
})
export type Evaluations = z.output<typeof Evaluations>

/** Why, as coarsely as a partner may know it: somebody else's record and one that does not exist sound the same. */
export const REASONS = [
  'not_permitted',
  'step_up_needed',
  'unknown_subject',
  'unknown_action',
  'unknown_resource',
  'malformed',
] as const
export type Reason = (typeof REASONS)[number]

type Question = {
  asks: ActionCode
  on: ResourceType
  /** Bodies of the state only: a company has no business with somebody's case. */
  stateOnly?: true
}

/** What may be asked: kind of resource, then name of the action. Everything else is unknown, and so no. */
export const QUESTIONS: Readonly<Record<string, Readonly<Record<string, Question>>>> = {
  service: {
    apply: { asks: 'applications.start', on: 'service' },
    book: { asks: 'appointments.book', on: 'service' },
  },
  application: {
    view: { asks: 'applications.view', on: 'application', stateOnly: true },
    change: { asks: 'applications.change', on: 'application', stateOnly: true },
    work: { asks: 'applications.work', on: 'application', stateOnly: true },
    decide: { asks: 'applications.decide', on: 'application', stateOnly: true },
  },
  appointment: {
    view: { asks: 'appointments.view', on: 'appointment', stateOnly: true },
    change: { asks: 'appointments.change', on: 'appointment', stateOnly: true },
    serve: { asks: 'appointments.serve', on: 'appointment', stateOnly: true },
  },
  company: { act: { asks: 'company.act', on: 'company' } },
  representation: { act: { asks: 'person.act', on: 'representation' } },
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** The rule a question is about, or which of its words nobody knows. */
export function findQuestion({ action, resource }: Evaluation): Question | 'unknown_resource' | 'unknown_action' {
  const ofResource = own(QUESTIONS, resource.type)
  if (!ofResource) return 'unknown_resource'
  return own(ofResource, action.name) ?? 'unknown_action'
}

/** An answer as it leaves. `reason_user` may be shown to the person, `reason_admin` is for the portal's own log. */
export type Answer = {
  decision: boolean
  context?: {
    id: string
    reason: Reason
    reason_admin: Record<string, string>
    reason_user: Record<string, string>
  }
}
