import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '@/db/columns'
import { agencies, applicationDecisions, applicationMoves, applicationRequests, staffMembers } from '@/db/schema'
import { findService } from '@/lib/catalogue'
import type { Named, ServiceDetails } from '@/lib/catalogue/model'
import { formatMoney, getTranslator, LOCALES } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { together } from '@/lib/platform/together'
import { dayInBaku } from '@/lib/platform/time'
import type { Finding } from '@/db/schema/applications'
import type { ServiceDefinition } from './definition'
import { type AnswerSection, answerSections } from './display'
import { factsKept } from './facts'
import type { Viewer } from './masks'
import type { ApplicationAction, ApplicationStatus } from './model'
import type { CaseRow } from './move-case'
import { findObjection, type ObjectionView } from './objection'
import { readAnswers } from './read-answers'
import { SILENCE_GROUND } from './silence-ground'
import { getSentForm } from './find-form'
import type { ServiceForm } from './form'
import { must, type Params, type ServiceText, serviceText } from './texts'
import { keptWorld } from './world'

export type MoveView = {
  id: string
  at: Date
  action: ApplicationAction
  to: ApplicationStatus
  /** The officer's post; null when the applicant did it. */
  position: LocalizedText | null
  toPosition: LocalizedText | null
  note: string | null
  /** Nobody did it: a rule or the clock. */
  automatic: boolean
}
export type RequestView = { question: string; askedAt: Date; answerBy: string }
export type DecisionView = {
  number: number
  outcome: 'approved' | 'rejected'
  grounds: Named[]
  /** For a refusal: each ground with the rule, the value it rests on, and what would change it. */
  findings: Finding[]
  explanation: string | null
  decidedAt: Date
  /** The officer's post; of what nobody decided, in which way it came about. */
  position: LocalizedText
  automatic: boolean
}

/** A sent application with everything both sides see of it. */
export type CaseView = Pick<
  CaseRow,
  | 'id'
  | 'reference'
  | 'status'
  | 'version'
  | 'serviceCode'
  | 'submittedAt'
  | 'dueOn'
  | 'decidedAt'
  | 'feeQepik'
  | 'updatedAt'
  | 'assignedStaffId'
  | 'companyTin'
  | 'companyName'
  | 'family'
  | 'onSilence'
  | 'officeCode'
  | 'termToldOn'
  | 'contentHash'
  | 'signature'
  | 'receiptKey'
> & {
  service: ServiceDetails
  after: ServiceDefinition['after']
  sections: AnswerSection[]
  /** The statements made, in words. */
  declarations: string[]
  /** What comes next, in the service's words. */
  next: { submitted: string; approved: string }
  history: MoveView[]
  request: RequestView | null
  decision: DecisionView | null
  /** To the last refusal, also once it was settled. */
  objection: ObjectionView | null
  /** How often what was sent has been corrected. */
  corrections: number
  /** Names of the bodies the values come from. */
  agencyNames: Record<string, LocalizedText>
}

/**
 * Reads the whole of a case whose row the caller was allowed to see.
 *
 * @param viewer who looks, for fields that not everybody may read; the applicant's side or the officer's by who asks
 */
export async function viewCase(
  ctx: Ctx,
  row: CaseRow,
  viewer: Viewer = { role: ctx.actor.kind === 'staff' ? 'officer' : 'applicant', status: row.status },
): Promise<CaseView> {
  const form = await getSentForm(ctx, row)
  const { definition } = form
  const [service, history, requests, decision, objection] = await together(ctx.db, [
    () => findService(ctx, row.serviceCode),
    () => listMoves(ctx, row.id),
    () =>
      ctx.db
        .select({
          question: applicationRequests.question,
          askedAt: applicationRequests.askedAt,
          answerBy: applicationRequests.answerBy,
          closedAt: applicationRequests.closedAt,
        })
        .from(applicationRequests)
        .where(eq(applicationRequests.applicationId, row.id))
        .orderBy(desc(applicationRequests.askedAt))
        .limit(1),
    // Opened anew by an objection, it is undecided again.
    () => (row.decidedAt ? findDecision(ctx, row.id) : null),
    () => findObjection(ctx.db, row.id),
  ])
  if (!service) throw new Error(`Cannot show an application: expected the service '${row.serviceCode}' in the registry, got none`)
  const world = await keptWorld(ctx, definition, service, factsKept(row.facts), dayInBaku(row.submittedAt ?? row.createdAt), row)
  const text = textFor(ctx, form, service)
  const reading = readAnswers(definition, row.answers, world)
  const open = requests.find(({ closedAt }) => closedAt === null)
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    serviceCode: row.serviceCode,
    submittedAt: row.submittedAt,
    dueOn: row.dueOn,
    decidedAt: row.decidedAt,
    feeQepik: row.feeQepik,
    updatedAt: row.updatedAt,
    assignedStaffId: row.assignedStaffId,
    companyTin: row.companyTin,
    companyName: row.companyName,
    family: row.family,
    onSilence: row.onSilence,
    officeCode: row.officeCode,
    termToldOn: row.termToldOn,
    contentHash: row.contentHash,
    signature: row.signature,
    receiptKey: row.receiptKey,
    service,
    after: definition.after,
    sections: answerSections(reading, world, ctx.locale, text, viewer),
    declarations: definition.declarations
      .filter((code) => row.answers[`declaration.${code}`] === 'on')
      .map((code) => must(text, `declarations.${code}`)),
    next: { submitted: must(text, 'next.submitted'), approved: must(text, 'next.approved') },
    history,
    request: open ? { question: open.question, askedAt: open.askedAt, answerBy: open.answerBy } : null,
    decision: decision && {
      ...decision,
      grounds: groundsOf(service, decision.groundCodes),
      position: decision.position ?? inAllLanguages(decision.groundCodes.length > 0 || !isByRule(history) ? 'silence' : 'rule'),
    },
    objection,
    corrections: history.filter(({ action }) => action === 'correct').length,
    agencyNames: await agencyNames(
      ctx,
      Object.values(row.facts).map(({ agencyCode }) => agencyCode),
    ),
  }
}

/** Texts of a service with the amounts of the registry put in. */
export function textFor(ctx: Ctx, { definition, texts }: ServiceForm, service: ServiceDetails): ServiceText {
  const params: Params = {}
  for (const [name, code] of Object.entries(definition.amounts ?? {})) {
    const benefit = service.benefits.find((one) => one.code === code)
    if (benefit?.amountQepik == null)
      throw new Error(
        `Cannot name the amount '${name}' of '${definition.code}': expected benefit '${code}' with an amount in the registry`,
      )
    params[name] = formatMoney(ctx.locale, benefit.amountQepik)
  }
  return serviceText(ctx.locale, texts, params)
}

export async function agencyNames(ctx: Ctx, codes: readonly string[]): Promise<Record<string, LocalizedText>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return {}
  const rows = await ctx.db
    .select({ code: agencies.code, name: agencies.name })
    .from(agencies)
    .where(inArray(agencies.code, wanted))
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}

async function listMoves(ctx: Ctx, applicationId: string): Promise<MoveView[]> {
  const receiver = alias(staffMembers, 'receiver')
  return ctx.db
    .select({
      id: applicationMoves.id,
      at: applicationMoves.at,
      action: applicationMoves.action,
      to: applicationMoves.toStatus,
      position: staffMembers.position,
      toPosition: receiver.position,
      note: applicationMoves.note,
      automatic: sql<boolean>`${applicationMoves.actorKind} = 'system'`,
    })
    .from(applicationMoves)
    .leftJoin(staffMembers, eq(staffMembers.id, applicationMoves.staffId))
    .leftJoin(receiver, eq(receiver.id, applicationMoves.toStaffId))
    .where(eq(applicationMoves.applicationId, applicationId))
    .orderBy(asc(applicationMoves.at), asc(applicationMoves.id))
}

async function findDecision(ctx: Ctx, applicationId: string) {
  const [row] = await ctx.db
    .select({
      number: applicationDecisions.number,
      outcome: applicationDecisions.outcome,
      groundCodes: applicationDecisions.groundCodes,
      findings: applicationDecisions.findings,
      explanation: applicationDecisions.explanation,
      decidedAt: applicationDecisions.decidedAt,
      automatic: applicationDecisions.automatic,
      position: staffMembers.position,
    })
    .from(applicationDecisions)
    .leftJoin(staffMembers, eq(staffMembers.id, applicationDecisions.decidedBy))
    .where(eq(applicationDecisions.applicationId, applicationId))
    .orderBy(desc(applicationDecisions.number))
    .limit(1)
  return row ?? null
}

const isByRule = (history: readonly MoveView[]): boolean => history.at(-1)?.action === 'decide_by_rule'

/** Grounds by name, those of the registry and the one the law itself gives. */
const groundsOf = (service: ServiceDetails, codes: readonly string[]): Named[] =>
  codes.flatMap((code) => {
    if (code === SILENCE_GROUND) return [{ code, name: inAllLanguages('ground') }]
    return service.refusalGrounds.filter((ground) => ground.code === code)
  })

const KEYS = { ground: 'life.ground.term-passed', rule: 'life.automatic.rule', silence: 'life.automatic.silence' } as const
const inAllLanguages = (which: keyof typeof KEYS): LocalizedText =>
  Object.fromEntries(
    LOCALES.map((locale) => [locale, getTranslator(locale, 'applications')(KEYS[which])]),
  ) as Required<LocalizedText>
