import { and, eq, gt, inArray } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { applications, auditEntries, benefits } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { listRecords, readDictionaries } from '@/lib/catalogue'
import type { TermUnit } from '@/lib/catalogue/model'
import { formatMoney, localized, sortByName } from '@/lib/i18n'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId, newKey } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'
import { readFacts } from '@/lib/portfolio'
import { agencyNames } from './case-view'
import type { ServiceDefinition, World } from './definition'
import { type ConditionView, conditionView } from './describe-start'
import { judge } from './eligibility'
import { childrenOf, type Facts, factsRead } from './facts'
import { findForm, listOwnForms } from './find-form'
import type { ServiceForm } from './form'
import { type Params, serviceText } from './texts'

const ACTION = 'applications.looked_for_available'
/** So long the page of one look can be drawn again (language, reload) without asking anew. */
const MINUTES = 10
/** The application itself is filled in here: it is nothing to bring. */
const NOT_BROUGHT = new Set(['application'])

export type AvailableService = {
  code: string
  name: string
  agencyName: LocalizedText | null
  feeQepik: number
  termValue: number
  termUnit: TermUnit
  /** Each rule with the values it read, their sources and dates. */
  conditions: ConditionView[]
  /** Papers of the registry that the state gets by itself. */
  fromState: string[]
  /** The one thing it lacks: a paper to bring, or a condition. */
  lacking: { kind: 'document' | 'condition'; text: string } | null
}
export type Available = {
  at: Date
  ready: AvailableService[]
  lacking: AvailableService[]
  /** Nobody can say: a register did not answer. */
  unknown: AvailableService[]
  /** Bodies whose registers did not answer. */
  silent: LocalizedText[]
  /** Services looked at that lack more than one thing. */
  others: number
}

/** The person asks; only that they asked is written down, in their own history. @returns what the result's address carries */
export async function askAvailable(ctx: Ctx<Citizen>): Promise<string> {
  const asked = newKey()
  const { personId } = ctx.actor
  await recordAudit(ctx.db, ctx, { action: ACTION, subjectType: 'available', subjectId: asked, personId })
  return asked
}

/**
 * What the person can have today: the rules of every form of the portal and the papers of the registry over their own portfolio, worked out
 * now and kept nowhere. Each register is read once for all services together.
 *
 * @returns null when the person has not asked for it just before: an address alone reads nothing
 */
export async function findAvailable(ctx: Ctx<Citizen>, asked: string | string[] | undefined): Promise<Available | null> {
  const { personId } = ctx.actor
  if (typeof asked !== 'string' || !isId(asked)) return null
  const [row] = await ctx.db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectType, 'available'),
        eq(auditEntries.subjectId, asked),
        eq(auditEntries.personId, personId),
        gt(auditEntries.at, new Date(ctx.now.getTime() - MINUTES * 60_000)),
      ),
    )
  if (!row) return null

  const forms: ServiceForm[] = []
  for (const code of await listOwnForms(ctx)) {
    const form = await findForm(ctx, code)
    if (form && form.definition.applicants !== 'companies') forms.push(form)
  }
  const codes = [...new Set(forms.flatMap(({ definition }) => definition.eligibility.flatMap(({ reads }) => [...reads])))]
  const facts = factsRead(await readFacts(ctx, personId, codes))
  const records = new Map((await listRecords(ctx)).map((record) => [record.code, record]))
  const dictionaries = await readDictionaries(ctx.db)
  const claimed = await readAllClaims(ctx, personId, facts)
  const amounts = await readAmounts(ctx, forms)
  const names = await agencyNames(
    ctx,
    Object.values(facts).map(({ agencyCode }) => agencyCode),
  )

  const found: Available = { at: row.at, ready: [], lacking: [], unknown: [], silent: [], others: 0 }
  for (const form of forms) {
    const { definition } = form
    const record = records.get(definition.code)
    if (!record) continue
    const world: World = {
      today: dayInBaku(ctx.now),
      facts,
      claimed: claimed.get(definition.code) ?? new Set(),
      company: null,
      lists: {},
      account: { phone: null, email: null },
      files: {},
    }
    const { verdict, rules } = judge(definition, world)
    const text = serviceText(ctx.locale, form.texts, paramsOf(ctx, definition, amounts))
    const paper = (type: string) => localized(ctx.locale, dictionaries.documents.get(type) ?? { az: type })
    const brought = record.documents.filter(
      ({ type, onceOnly, conditional }) => !onceOnly && !conditional && !NOT_BROUGHT.has(type),
    )
    const failing = rules.filter(({ state }) => state === 'fails')
    const service: AvailableService = {
      code: definition.code,
      name: localized(ctx.locale, record.name),
      agencyName: dictionaries.agencyCode.get(record.agencyCode) ?? null,
      feeQepik: record.feeQepik,
      termValue: record.termValue,
      termUnit: record.termUnit,
      conditions: rules.map((rule) => conditionView(ctx.locale, rule, text, world, names)),
      fromState: record.documents.filter(({ onceOnly }) => onceOnly).map(({ type }) => paper(type)),
      lacking: null,
    }
    const taken = definition.claim?.by === 'person' && world.claimed.has(personId)
    const missing = brought.length + failing.length + (taken ? 1 : 0)
    if (verdict === 'unknown') found.unknown.push(service)
    else if (missing === 0) found.ready.push(service)
    else if (missing === 1 && !taken)
      found.lacking.push({ ...service, lacking: lackOf(service, brought[0] && paper(brought[0].type)) })
    else found.others += 1
  }
  const silent = new Set(Object.values(facts).flatMap((fact) => (fact.ok ? [] : [fact.agencyCode])))
  const byName = (list: AvailableService[]) => sortByName(ctx.locale, list, ({ name }) => name)
  return {
    ...found,
    ready: byName(found.ready),
    lacking: byName(found.lacking),
    unknown: byName(found.unknown),
    silent: [...silent].flatMap((code) => names[code] ?? []),
  }
}

function lackOf({ conditions }: AvailableService, paper: string | undefined): AvailableService['lacking'] {
  if (paper !== undefined) return { kind: 'document', text: paper }
  const failing = conditions.find(({ state }) => state === 'fails')
  return failing ? { kind: 'condition', text: failing.failed } : null
}

/** What is claimed already, of everything this person could ask for, by service: one read for all of them. */
async function readAllClaims(ctx: Ctx, personId: string, facts: Facts): Promise<Map<string, Set<string>>> {
  const candidates = [personId, ...childrenOf(facts).map(({ pin }) => pin)]
  const rows = await ctx.db
    .select({ code: applications.serviceCode, key: applications.exclusiveKey })
    .from(applications)
    .where(inArray(applications.exclusiveKey, candidates))
  const claims = new Map<string, Set<string>>()
  for (const { code, key } of rows) if (key !== null) claims.set(code, (claims.get(code) ?? new Set()).add(key))
  return claims
}

/** Amounts of benefits that texts of the forms name. */
async function readAmounts(ctx: Ctx, forms: readonly ServiceForm[]): Promise<ReadonlyMap<string, number | null>> {
  const wanted = forms.flatMap(({ definition }) => Object.values(definition.amounts ?? {}))
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .select({ code: benefits.code, amount: benefits.amountQepik })
    .from(benefits)
    .where(inArray(benefits.code, wanted))
  return new Map(rows.map(({ code, amount }) => [code, amount]))
}

const paramsOf = (ctx: Ctx, { amounts = {} }: ServiceDefinition, known: ReadonlyMap<string, number | null>): Params =>
  Object.fromEntries(Object.entries(amounts).map(([name, code]) => [name, formatMoney(ctx.locale, known.get(code) ?? 0)]))
