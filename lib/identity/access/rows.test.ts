import fc from 'fast-check'
import { inArray, isNotNull } from 'drizzle-orm'
import { applications, appointments, consents, notices } from '@/db/schema'
import { PERMISSIONS } from '@/db/vocabulary/identity'
import type { Actor, Applicant, Deputy, Grant, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { ACTION_CODES, ACTIONS, type ActionCode } from './actions'
import { may, type Resource } from './decide'
import { type FactColumns, rowsWhere } from './rows'

const TIN = ['1700000001', '1700000002'] as const

type World = { people: string[]; agencies: string[]; centres: string[]; services: string[]; staff: string[]; partners: string[] }

/** Anybody at all: also deputies of people and companies, and officers whose roles hold in several places. */
function actors(world: World): fc.Arbitrary<Actor> {
  const person = fc.constantFrom(...world.people)
  const place = <T>(codes: readonly T[]) => fc.option(fc.constantFrom(...codes))
  const grant: fc.Arbitrary<Grant> = fc.record({
    permission: fc.constantFrom(...PERMISSIONS),
    agencyCode: place(world.agencies),
    centreCode: place(world.centres),
  })
  const deputy: fc.Arbitrary<Deputy> = fc
    .record({
      personId: person,
      representationId: fc.constant(newId()),
      kind: fc.constantFrom('parent', 'company', 'delegation'),
      services: fc.option(fc.subarray(world.services)),
      ownerConfirms: fc.boolean(),
      tin: fc.constantFrom(...TIN),
    })
    .map(({ tin, ...rest }) => ({ ...rest, ...(rest.kind === 'company' ? { company: { tin, name: tin } } : {}) }))
  const citizen: fc.Arbitrary<Applicant> = fc.record({
    kind: fc.constant('citizen'),
    personId: person,
    sessionId: fc.constant(newId()),
    level: fc.constantFrom('low', 'substantial', 'high'),
    deputy: fc.option(deputy, { nil: undefined }),
  })
  const staff: fc.Arbitrary<Staff> = fc
    .record({
      kind: fc.constant('staff'),
      staffId: fc.constantFrom(...world.staff),
      personId: person,
      sessionId: fc.constant(newId()),
      agencyCode: place(world.agencies),
      centreCode: place(world.centres),
      roles: fc.constant([]),
      grants: fc.array(grant, { maxLength: 5 }),
    })
    .map((one) => ({ ...one, permissions: new Set(one.grants.map(({ permission }) => permission)) }))
  return fc.oneof(
    { weight: 4, arbitrary: citizen },
    { weight: 8, arbitrary: staff },
    { weight: 2, arbitrary: fc.constantFrom(...world.partners).map((partnerCode): Actor => ({ kind: 'partner', partnerCode })) },
    { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'system', job: 'test' }) },
    { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'anonymous' }) },
  )
}

/** What of its rows a table says to a decision, as columns and as read. */
const TABLES = {
  application: {
    table: applications,
    columns: {
      personId: applications.personId,
      companyTin: applications.companyTin,
      serviceCode: applications.serviceCode,
      agencyCode: applications.agencyCode,
      assignedStaffId: applications.assignedStaffId,
      sent: isNotNull(applications.reference),
    },
    asResource: ({ reference, ...row }: typeof applications.$inferSelect): Resource => ({
      type: 'application',
      personId: row.personId,
      companyTin: row.companyTin,
      serviceCode: row.serviceCode,
      agencyCode: row.agencyCode,
      assignedStaffId: row.assignedStaffId,
      sent: reference !== null,
    }),
  },
  appointment: {
    table: appointments,
    columns: {
      personId: appointments.personId,
      companyTin: appointments.companyTin,
      serviceCode: appointments.serviceCode,
      centreCode: appointments.centreCode,
    },
    asResource: ({ personId, companyTin, serviceCode, centreCode }: typeof appointments.$inferSelect): Resource => ({
      type: 'appointment',
      personId,
      companyTin,
      serviceCode,
      centreCode,
    }),
  },
  consent: {
    table: consents,
    columns: { personId: consents.personId, partnerCode: consents.partnerCode },
    asResource: ({ personId, partnerCode }: typeof consents.$inferSelect): Resource => ({ type: 'consent', personId, partnerCode }),
  },
  notice: {
    table: notices,
    columns: { personId: notices.personId },
    asResource: ({ personId }: typeof notices.$inferSelect): Resource => ({ type: 'notice', personId }),
  },
} as const
type Kind = keyof typeof TABLES

const actionsOn = (kind: Kind): ActionCode[] => ACTION_CODES.filter((action) => ACTIONS[action].on === kind)

test('the rows a query is bound to are the rows the decision allows, whoever asks', { timeout: 60_000 }, async ({
  db,
  given,
  now,
}) => {
  const people = [await given.person(), await given.person(), await given.person()].map(({ id }) => id)
  const agencies = [await given.agency(), await given.agency(), await given.agency()].map(({ code }) => code)
  const services = []
  for (const agencyCode of agencies) services.push(await given.service({ agencyCode, channelCodes: ['asan_centre'] }))
  const centres = [await given.centre(), await given.centre()].map(({ code }) => code)
  const staff = [await given.staff({ personId: people[0] }), await given.staff()].map(({ id }) => id)
  const partners = [await given.partner(), await given.partner()].map(({ code }) => code)
  const world: World = { people, agencies, centres, services: services.map(({ code }) => code), staff, partners }

  const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T
  for (let n = 0; n < 24; n += 1) {
    const service = pick(services, n)
    const companyTin = n % 5 === 0 ? pick(TIN, n) : null
    await given.application({
      personId: pick(people, Math.floor(n / 3)),
      serviceCode: service.code,
      agencyCode: service.agencyCode,
      assignedStaffId: n % 2 ? pick(staff, Math.floor(n / 4)) : null,
      ...(companyTin ? { companyTin, companyName: companyTin } : {}),
      ...(n % 7 === 3 ? { reference: null, status: 'withdrawn', submittedAt: null } : {}),
    })
  }
  for (let n = 0; n < 6; n += 1) {
    const companyTin = n === 4 ? TIN[0] : null
    await given.appointment({
      personId: pick(people, n),
      serviceCode: pick(world.services, Math.floor(n / 3)),
      centreCode: pick(centres, n >> 1),
      startsAt: minutesAfter(now, 60 * n),
      ...(companyTin ? { companyTin, companyName: companyTin } : {}),
    })
    await given.consent({ personId: pick(people, n), partnerCode: pick(partners, n >> 1) })
  }
  let allowed = 0
  await fc.assert(
    fc.asyncProperty(actors(world), async (actor) => {
      for (const kind of Object.keys(TABLES) as Kind[]) {
        const { table, columns, asResource } = TABLES[kind]
        const rows = await db.select().from(table).where(inArray(table.personId, people))
        for (const action of actionsOn(kind)) {
          const bound = await db
            .select({ id: table.id })
            .from(table)
            .where(rowsWhere(actor, action, columns as FactColumns))
          const inSql = new Set(bound.map(({ id }) => id))
          for (const row of rows) {
            const decided = may(actor, action, asResource(row as never))
            allowed += Number(decided)
            expect(inSql.has(row.id), `${action} of ${JSON.stringify(asResource(row as never))} by ${JSON.stringify(actor)}`).toBe(
              decided,
            )
          }
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(allowed).toBeGreaterThan(200)
})

test('a table that does not say what a rule needs is a mistake of ours, not an open door', () => {
  const actor: Actor = { kind: 'partner', partnerCode: 'bank' }
  expect(() => rowsWhere(actor, 'consents.view', {})).toThrow("expected a column for 'partnerCode'")
})
