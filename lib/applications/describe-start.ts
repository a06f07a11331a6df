import { and, desc, eq, notInArray } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { findService } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { type Locale, localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { textFor } from './case-view'
import { claimant } from './claim'
import { type FactCode, fieldsOf, type ServiceDefinition, type World } from './definition'
import { factLine, sourceOf } from './display-fact'
import { namesOfSources } from './drafts'
import { type Eligibility, judge } from './eligibility'
import { canStart, visibleTo } from './policy'
import { findForm } from './find-form'
import { fetchedDocuments } from './generic'
import { wrongApplicant } from './start-application'
import { type DecisionTimes, getDecisionTimes } from './statistics'
import { sourceLine } from './step-view'
import { type Speed, speedsOf } from './terms'
import { lineParams } from './lines'
import { must, type ServiceText } from './texts'
import { readWorld } from './world'

type Names = Awaited<ReturnType<typeof namesOfSources>>
export type ConditionView = {
  title: string
  state: 'holds' | 'fails' | 'unknown'
  failed: string
  lines: { text: string; holds: boolean; source?: string }[]
}

/** What the page before the form tells: can I apply and why, what do you know already, what will you ask, what does it cost. */
export type ServiceStart = {
  service: ServiceDetails
  minutes: number
  lead: string
  prepare: string
  verdict: Eligibility['verdict']
  conditions: ConditionView[]
  /** Bodies whose registers did not answer. */
  silent: Names[string][]
  known: { label: string; value: string; source?: string }[]
  asked: string[]
  /** Documents the applicant adds, and those the state fetches by itself. */
  documents: { asked: { name: string; conditional: boolean }[]; fetched: string[] }
  /** For whom it is made, when not for a person. */
  company: { tin: string; name: string } | null
  speeds: Speed[]
  /** What decisions of this service took lately; null: too few to tell. */
  times: DecisionTimes | null
  draft: { id: string; updatedAt: Date } | null
  /** A running application of the same service, when only one is allowed at a time. */
  running: { id: string; reference: string } | null
}

/** Null when there is no form; a code when it is not open to who asks, or not to those they act for. */
export async function describeStart(
  ctx: Ctx<Applicant>,
  code: string,
): Promise<ServiceStart | 'not_allowed' | 'only_for_people' | 'only_for_companies' | null> {
  const form = await findForm(ctx, code)
  const service = form && (await findService(ctx, code))
  if (!form || !service) return null
  const { definition } = form
  if (!canStart(ctx.actor, code)) return 'not_allowed'
  const wrong = wrongApplicant(ctx.actor, definition)
  if (wrong) return wrong
  const { personId } = ctx.actor
  const [world, mine] = await Promise.all([
    readWorld(ctx, definition, service, personId),
    ctx.db
      .select({
        id: applications.id,
        status: applications.status,
        updatedAt: applications.updatedAt,
        reference: applications.reference,
        key: applications.exclusiveKey,
      })
      .from(applications)
      .where(
        and(
          visibleTo(ctx.actor),
          eq(applications.serviceCode, code),
          notInArray(applications.status, ['approved', 'rejected', 'withdrawn']),
        ),
      )
      .orderBy(desc(applications.updatedAt)),
  ])
  const draft = mine.find(({ status }) => status === 'draft')
  const who = claimant({ personId, companyTin: ctx.actor.deputy?.company?.tin ?? null })
  const running = definition.claim?.by === 'person' ? mine.find(({ key }) => key === who) : undefined
  const text = textFor(ctx, form, service)
  const names = await namesOfSources(ctx, world)
  const { verdict, rules } = judge(definition, world)
  return {
    service,
    minutes: definition.minutes,
    lead: must(text, 'lead'),
    prepare: must(text, 'prepare'),
    verdict,
    conditions: rules.map((rule) => conditionView(ctx.locale, rule, text, world, names)),
    silent: [...new Set(Object.values(world.facts).flatMap((fact) => (fact.ok ? [] : [fact.agencyCode])))].flatMap(
      (agency) => names[agency] ?? [],
    ),
    known: knownFacts(ctx.locale, definition, text, world, names),
    asked: definition.steps.map((step) => must(text, `steps.${step.code}.title`)),
    documents: {
      asked: definition.steps.flatMap((step) =>
        step.fields.flatMap((field) =>
          field.kind === 'file'
            ? [
                {
                  name: must(text, `fields.${field.name}.label`),
                  conditional: Boolean(field.optional || field.when || step.when),
                },
              ]
            : [],
        ),
      ),
      fetched: fetchedDocuments(service).map(({ name }) => localized(ctx.locale, name)),
    },
    company: world.company,
    speeds: speedsOf(service),
    times: await getDecisionTimes(ctx, { serviceCode: code }),
    draft: draft ? { id: draft.id, updatedAt: draft.updatedAt } : null,
    running: running?.reference ? { id: running.id, reference: running.reference } : null,
  }
}

export function conditionView(
  locale: Locale,
  rule: Eligibility['rules'][number],
  text: ServiceText,
  world: World,
  names: Names,
): ConditionView {
  return {
    title: must(text, `eligibility.${rule.code}.title`),
    state: rule.state,
    failed: must(text, `eligibility.${rule.code}.failed`),
    lines: rule.lines.map((line) => {
      const source = sourceLine(locale, sourceOf(world.facts, line.fact), names)
      const params = lineParams(locale, line.params, world.facts)
      const words = must(text, `lines.${line.code}`, params)
      return {
        text: line.subject && params.name ? `${params.name}: ${words}` : words,
        holds: line.holds,
        ...(source ? { source } : {}),
      }
    }),
  }
}

/** Values of registers the form shows, so that nobody expects to be asked for them; those read already as conditions are left out. */
function knownFacts(locale: Locale, definition: ServiceDefinition, text: ServiceText, world: World, names: Names) {
  const seen = new Set<FactCode>(definition.eligibility.flatMap(({ reads }) => [...reads]))
  return fieldsOf(definition).flatMap((field) => {
    if (field.kind !== 'fact' || seen.has(field.fact) || world.company) return []
    seen.add(field.fact)
    const line = factLine(locale, world.facts, field.fact)
    const source = sourceLine(locale, line.source, names)
    return [{ label: must(text, `fields.${field.name}.label`), value: line.value, ...(source ? { source } : {}) }]
  })
}
