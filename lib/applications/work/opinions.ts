import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, applicationOpinions, applications, people, services, staffMembers } from '@/db/schema'
import { OPEN_STATUSES } from '@/db/vocabulary/applications'
import { recordAudit, recordDisclosure } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { PAGE_SIZE } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, type Day, dayInBaku } from '@/lib/platform/time'
import { viewCase } from '../case-view'
import type { AnswerLine } from '../display'
import { getSentForm } from '../find-form'
import { isFinal } from '../model'
import { canDecide, canGiveOpinion, canReadOpinions, opinionsFor, visibleTo } from '../policy'
import { APPLICANT_FIELDS, type ApplicantField, namedFields } from './opinion-fields'
import type { AskOpinion, GiveOpinion } from './model'

export type OpinionError =
  | 'not_found'
  | 'not_allowed'
  | 'not_assigned'
  | 'own_agency'
  | 'already_asked'
  | 'closed'
  | 'stale'
  | 'unknown_field'

/** A question to another agency as those see it who asked. */
export type OpinionView = {
  id: string
  agencyName: LocalizedText
  question: string
  fields: string[]
  askedAt: Date
  answerBy: Day
  status: 'asked' | 'given' | 'cancelled'
  answer: string | null
  answeredAt: Date | null
  answeredBy: LocalizedText | null
}

/** Agencies that can be asked: all but the case's own. */
export const listOtherAgencies = (ctx: Ctx<Staff>, agencyCode: string): Promise<{ code: string; name: LocalizedText }[]> =>
  ctx.db
    .select({ code: agencies.code, name: agencies.name })
    .from(agencies)
    .where(ne(agencies.code, agencyCode))
    .orderBy(asc(agencies.code))

/** Questions asked about a case of the officer's own agency, the newest first. */
export const listOpinions = (ctx: Ctx<Staff>, applicationId: string): Promise<OpinionView[]> =>
  ctx.db
    .select({
      id: applicationOpinions.id,
      agencyName: agencies.name,
      question: applicationOpinions.question,
      fields: applicationOpinions.fields,
      askedAt: applicationOpinions.askedAt,
      answerBy: applicationOpinions.answerBy,
      status: applicationOpinions.status,
      answer: applicationOpinions.answer,
      answeredAt: applicationOpinions.answeredAt,
      answeredBy: staffMembers.position,
    })
    .from(applicationOpinions)
    .innerJoin(applications, eq(applications.id, applicationOpinions.applicationId))
    .innerJoin(agencies, eq(agencies.code, applicationOpinions.agencyCode))
    .leftJoin(staffMembers, eq(staffMembers.id, applicationOpinions.answeredBy))
    .where(and(eq(applicationOpinions.applicationId, applicationId), visibleTo(ctx.actor)))
    .orderBy(desc(applicationOpinions.askedAt))
    .limit(50)

/** Asks another agency. It will see the fields named here and nothing else; the term of the case goes on. */
export const askOpinion = (ctx: Ctx<Staff>, input: AskOpinion): Promise<Result<{ id: string }, OpinionError>> =>
  ctx.db.transaction(async (tx): Promise<Result<{ id: string }, OpinionError>> => {
    const inside = within(ctx, tx)
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, input.id), visibleTo(ctx.actor)))
      .for('update')
    if (!row) return err('not_found')
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    if (isFinal(row.status)) return err('closed')
    if (input.agency === row.agencyCode) return err('own_agency')
    const [agency] = await tx.select({ code: agencies.code }).from(agencies).where(eq(agencies.code, input.agency))
    if (!agency) return err('not_found')
    const { definition } = await getSentForm(inside, row)
    const known = new Set([...APPLICANT_FIELDS, ...namedFields(definition)])
    if (!input.fields.every((field) => known.has(field))) return err('unknown_field')
    const id = newId()
    const [made] = await tx
      .insert(applicationOpinions)
      .values({
        id,
        applicationId: row.id,
        agencyCode: agency.code,
        question: input.opinionQuestion,
        fields: [...new Set(input.fields)],
        askedBy: ctx.actor.staffId,
        askedAt: ctx.now,
        answerBy: addDays(dayInBaku(ctx.now), input.days),
      })
      .onConflictDoNothing()
      .returning({ id: applicationOpinions.id })
    if (!made) return err('already_asked')
    await recordAudit(tx, inside, {
      action: 'applications.opinion_asked',
      subjectType: 'application',
      subjectId: row.id,
      personId: row.personId,
      details: { service: row.serviceCode, agency: agency.code, ...(row.reference ? { reference: row.reference } : {}) },
    })
    return ok({ id: row.id })
  })

/** Takes a question back that nobody answered yet: its agency can no longer look. */
export const cancelOpinion = (
  ctx: Ctx<Staff>,
  { id, opinionId }: { id: string; opinionId: string },
): Promise<Result<{ id: string }, OpinionError>> =>
  ctx.db.transaction(async (tx): Promise<Result<{ id: string }, OpinionError>> => {
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
    if (!row) return err('not_found')
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    const [gone] = await tx
      .update(applicationOpinions)
      .set({ status: 'cancelled', version: sql`${applicationOpinions.version} + 1` })
      .where(
        and(
          eq(applicationOpinions.id, opinionId),
          eq(applicationOpinions.applicationId, id),
          eq(applicationOpinions.status, 'asked'),
        ),
      )
      .returning({ id: applicationOpinions.id })
    if (!gone) return err('closed')
    await recordAudit(tx, ctx, {
      action: 'applications.opinion_cancelled',
      subjectType: 'application',
      subjectId: id,
      personId: row.personId,
      details: { service: row.serviceCode, ...(row.reference ? { reference: row.reference } : {}) },
    })
    return ok({ id })
  })

/** Nobody waits for an answer about a case that is decided. */
export const stillOpen = inArray(applications.status, [...OPEN_STATUSES])

/** A line of the other agency's list. It names nobody. */
export type OpinionLine = {
  id: string
  serviceName: LocalizedText
  askedBy: LocalizedText
  askedAt: Date
  answerBy: Day
  late: boolean
  status: 'asked' | 'given' | 'cancelled'
}

/** Questions other agencies asked of the officer's, those that wait first. Null for those who have no work queue. */
export async function listAskedOpinions(ctx: Ctx<Staff>, show: 'asked' | 'given'): Promise<OpinionLine[] | null> {
  if (!canReadOpinions(ctx.actor)) return null
  const today = dayInBaku(ctx.now)
  const rows = await ctx.db
    .select({
      id: applicationOpinions.id,
      serviceName: services.name,
      askedBy: agencies.name,
      askedAt: applicationOpinions.askedAt,
      answerBy: applicationOpinions.answerBy,
      status: applicationOpinions.status,
    })
    .from(applicationOpinions)
    .innerJoin(applications, eq(applications.id, applicationOpinions.applicationId))
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .innerJoin(agencies, eq(agencies.code, applications.agencyCode))
    .where(and(opinionsFor(ctx.actor), eq(applicationOpinions.status, show), show === 'asked' ? stillOpen : undefined))
    .orderBy(asc(applicationOpinions.answerBy), asc(applicationOpinions.id))
    .limit(PAGE_SIZE * 5)
  return rows.map((row) => ({ ...row, late: row.status === 'asked' && row.answerBy < today }))
}

/** What the other agency sees: the question and the chosen fields, nothing else of the case. */
export type OpinionCase = OpinionLine & {
  question: string
  applicant: Partial<Record<ApplicantField, string>>
  lines: AnswerLine[]
  agencyNames: Record<string, LocalizedText>
  answer: string | null
  answeredAt: Date | null
  version: number
  mayAnswer: boolean
}

/** Opens a question asked of the officer's agency. The applicant reads in their history what was shown to whom, each time. */
export const openOpinion = (ctx: Ctx<Staff>, id: string): Promise<OpinionCase | null> =>
  ctx.db.transaction(async (tx) => {
    const inside = within(ctx, tx)
    const [found] = await tx
      .select({
        opinion: applicationOpinions,
        row: applications,
        person: people,
        serviceName: services.name,
        askedBy: agencies.name,
      })
      .from(applicationOpinions)
      .innerJoin(applications, eq(applications.id, applicationOpinions.applicationId))
      .innerJoin(people, eq(people.id, applications.personId))
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .innerJoin(agencies, eq(agencies.code, applications.agencyCode))
      .where(and(eq(applicationOpinions.id, id), opinionsFor(ctx.actor), ne(applicationOpinions.status, 'cancelled')))
    if (!found) return null
    const { opinion, row, person } = found
    const named = new Set(opinion.fields)
    const view = await viewCase(inside, row, { role: 'consulted', status: row.status, named: opinion.fields })
    const lines = view.sections.flatMap((section) => section.lines)
    const applicant: OpinionCase['applicant'] = {
      ...(named.has('applicant.name') ? { 'applicant.name': [person.surname, person.givenName, person.patronymic].join(' ') } : {}),
      ...(named.has('applicant.pin') ? { 'applicant.pin': person.pin } : {}),
      ...(named.has('applicant.birth_date') ? { 'applicant.birth_date': person.birthDate } : {}),
    }
    await recordDisclosure(tx, inside, {
      personId: row.personId,
      what: 'application_opinion',
      purpose: 'opinion',
      right: 'case',
      subjectType: 'application',
      subjectId: row.id,
      fields: [
        ...Object.keys(applicant).map((field) => field.replace('applicant.', 'person.')),
        ...(lines.length > 0 ? ['application.answers'] : []),
      ],
      inNameOf: opinion.agencyCode === ctx.actor.agencyCode ? undefined : { agencyCode: opinion.agencyCode },
    })
    return {
      id: opinion.id,
      serviceName: found.serviceName,
      askedBy: found.askedBy,
      askedAt: opinion.askedAt,
      answerBy: opinion.answerBy,
      late: opinion.status === 'asked' && opinion.answerBy < dayInBaku(ctx.now),
      status: opinion.status,
      question: opinion.question,
      applicant,
      lines,
      agencyNames: view.agencyNames,
      answer: opinion.answer,
      answeredAt: opinion.answeredAt,
      version: opinion.version,
      mayAnswer:
        opinion.status === 'asked' && !isFinal(row.status) && canGiveOpinion(ctx.actor, { ...row, agencyCode: opinion.agencyCode }),
    }
  })

/** Answers a question of another agency, once. */
export const giveOpinion = (ctx: Ctx<Staff>, input: GiveOpinion): Promise<Result<{ id: string }, OpinionError>> =>
  ctx.db.transaction(async (tx): Promise<Result<{ id: string }, OpinionError>> => {
    const [found] = await tx
      .select({ opinion: applicationOpinions, row: applications })
      .from(applicationOpinions)
      .innerJoin(applications, eq(applications.id, applicationOpinions.applicationId))
      .where(and(eq(applicationOpinions.id, input.opinionId), opinionsFor(ctx.actor)))
      .for('update', { of: applicationOpinions })
    if (!found) return err('not_found')
    const { opinion, row } = found
    if (!canGiveOpinion(ctx.actor, { ...row, agencyCode: opinion.agencyCode })) return err('not_allowed')
    if (opinion.version !== input.version) {
      const mine = opinion.status === 'given' && opinion.answeredBy === ctx.actor.staffId && opinion.answer === input.answer
      return mine ? ok({ id: opinion.id }) : err('stale')
    }
    if (opinion.status !== 'asked' || isFinal(row.status)) return err('closed')
    await tx
      .update(applicationOpinions)
      .set({
        status: 'given',
        answer: input.answer,
        answeredBy: ctx.actor.staffId,
        answeredAt: ctx.now,
        version: opinion.version + 1,
      })
      .where(eq(applicationOpinions.id, opinion.id))
    await recordAudit(tx, ctx, {
      action: 'applications.opinion_given',
      subjectType: 'application',
      subjectId: row.id,
      personId: row.personId,
      details: { service: row.serviceCode, ...(row.reference ? { reference: row.reference } : {}) },
    })
    return ok({ id: opinion.id })
  })
