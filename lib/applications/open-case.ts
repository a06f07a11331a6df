import { and, asc, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '@/db/columns'
import { applications, people, staffMembers } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import { isLocale, type Locale } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type CaseView, viewCase } from './case-view'
import { type ApplicationAction, type ApplicationFamily, actionsFrom } from './model'
import { canDecide, canWorkOn, visibleTo } from './policy'
import { colleaguesWhoDecide } from './queue'

/** What the officer sees: the case, the applicant, what they may do. */
export type OfficerCase = CaseView & {
  applicant: {
    pin: string
    givenName: string
    surname: string
    patronymic: string
    sex: 'male' | 'female'
    birthDate: string
    phone: string | null
    email: string | null
  }
  /** Set when the applicant acts for a company. */
  company: { tin: string; name: string } | null
  /** Who really sent it for the applicant. */
  deputy: { givenName: string; surname: string; patronymic: string; sex: 'male' | 'female' } | null
  agencyCode: string
  family: ApplicationFamily
  /** Language the applicant is written to in. */
  applicantLocale: Locale
  expedited: boolean
  own: boolean
  /** May work on it, whoever has it. */
  mayWork: boolean
  assigned: 'me' | 'colleague' | 'nobody'
  assignedPosition: LocalizedText | null
  actions: ApplicationAction[]
  /** Colleagues it can be given to. */
  colleagues: { id: string; position: LocalizedText; givenName: string; surname: string }[]
}

/** What an officer reads of a person by opening any case, beside the facts the case keeps. */
const ALWAYS_READ = ['person.name', 'person.pin', 'person.birth_date', 'contact', 'application.answers']

/**
 * Opens a case of the officer's agency. The applicant finds the look-up in their activity: it is written in the transaction
 * that reads the row, and nothing more is read before it is kept.
 */
export async function openCase(ctx: Ctx<Staff>, id: string): Promise<OfficerCase | null> {
  const found = await readAndDisclose(ctx, id)
  if (!found) return null
  const { actor } = ctx
  const { row, person } = found
  const allowed = canWorkOn(actor, row)
  const decides = canDecide(actor, row)
  const needsAssignee: readonly ApplicationAction[] = ['release', 'ask', 'approve', 'reject', 'recall', 'propose']
  // What was proposed is settled, and an objection judged, by colleagues of who has the case: see work/proposals.ts, objection.ts.
  const bySomebodyElse: readonly ApplicationAction[] = ['return_proposal', 'uphold_objection', 'dismiss_objection']
  const open = (action: ApplicationAction) =>
    !bySomebodyElse.includes(action) &&
    (row.status !== 'decision_proposed' || (action !== 'approve' && action !== 'reject')) &&
    (decides || !needsAssignee.includes(action))
  const [view, colleagues] = await Promise.all([
    viewCase(ctx, row),
    allowed && row.status === 'in_review' ? listColleagues(ctx, row) : [],
  ])
  return {
    ...view,
    applicant: {
      pin: person.pin,
      givenName: person.givenName,
      surname: person.surname,
      patronymic: person.patronymic,
      sex: person.sex,
      birthDate: person.birthDate,
      phone: person.phone,
      email: person.email,
    },
    company: row.companyTin && row.companyName ? { tin: row.companyTin, name: row.companyName } : null,
    deputy: found.deputy,
    agencyCode: row.agencyCode,
    family: row.family,
    applicantLocale: isLocale(person.locale) ? person.locale : 'az',
    expedited: row.expedited,
    own: row.personId === actor.personId || row.deputyPersonId === actor.personId,
    mayWork: allowed,
    assigned: row.assignedStaffId === null ? 'nobody' : row.assignedStaffId === actor.staffId ? 'me' : 'colleague',
    assignedPosition: found.assignedPosition,
    actions: allowed ? actionsFrom(row.family, row.status, 'officer').filter(open) : [],
    colleagues,
  }
}

const deputy = alias(people, 'deputy')

const readAndDisclose = (ctx: Ctx<Staff>, id: string) =>
  ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({
        row: applications,
        person: people,
        assignedPosition: staffMembers.position,
        deputy: { givenName: deputy.givenName, surname: deputy.surname, patronymic: deputy.patronymic, sex: deputy.sex },
      })
      .from(applications)
      .innerJoin(people, eq(people.id, applications.personId))
      .leftJoin(deputy, eq(deputy.id, applications.deputyPersonId))
      .leftJoin(staffMembers, eq(staffMembers.id, applications.assignedStaffId))
      .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
    if (!found) return null
    await recordDisclosure(tx, ctx, {
      personId: found.row.personId,
      what: 'application',
      purpose: 'case',
      right: 'case',
      subjectType: 'application',
      subjectId: id,
      fields: [...new Set([...ALWAYS_READ, ...Object.keys(found.row.facts)])],
      inNameOf: found.row.agencyCode === ctx.actor.agencyCode ? undefined : { agencyCode: found.row.agencyCode },
    })
    return found
  })

const listColleagues = (ctx: Ctx, row: { agencyCode: string; personId: string; assignedStaffId: string | null }) =>
  ctx.db
    .select({ id: staffMembers.id, position: staffMembers.position, givenName: people.givenName, surname: people.surname })
    .from(staffMembers)
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(
      and(
        colleaguesWhoDecide(row.agencyCode, ctx.now),
        ne(staffMembers.personId, row.personId),
        row.assignedStaffId ? ne(staffMembers.id, row.assignedStaffId) : undefined,
      ),
    )
    .orderBy(asc(people.surname), asc(people.givenName))
    .limit(50)
