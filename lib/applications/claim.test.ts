import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { applications, formVersions } from '@/db/schema'
import { switchTo } from '@/lib/representation'
import { actingUnder } from '@/lib/representation/testing'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { describeStart, startApplication, submitApplication } from '.'

/** A form anybody may send, one at a time. */
async function oneAtATime(db: Db, given: Factories): Promise<string> {
  const { code } = await given.service({ agencyCode: (await given.agency()).code })
  const words = {
    lead: 'x',
    prepare: 'x',
    steps: { first: { title: 'x' } },
    fields: { plate: { label: 'x' } },
    eligibility: { known: { title: 'x', failed: 'x' } },
    lines: { known_met: 'x', known_not_met: 'x' },
  }
  await db.insert(formVersions).values({
    id: newId(),
    serviceCode: code,
    version: 1,
    state: 'published',
    publishedAt: new Date('2026-11-20T06:00:00Z'),
    record: {
      code,
      version: 1,
      minutes: 1,
      applicants: 'any',
      claim: { by: 'person', while: 'open' },
      eligibility: [
        {
          code: 'known',
          reads: ['person.name'],
          test: { op: 'not', of: [{ op: 'empty', of: [{ fact: 'person.name' }] }] },
        },
      ],
      steps: [{ code: 'first', fields: [{ name: 'plate', kind: 'text', maxLength: 12 }] }],
      declarations: ['truth'],
      after: 'wait',
    },
    texts: { az: words, en: words, ru: words },
  })
  return code
}

async function forCompany(db: Db, ctx: Ctx<Citizen>, tin: string) {
  const switched = await switchTo(ctx, { company: tin })
  if (!switched.ok) throw new Error(switched.error)
  return actingUnder(db, ctx, switched.value.id)
}

test('what one may have at a time a company has for itself, and each of its representatives meets it', async ({
  db,
  given,
  as,
}) => {
  const code = await oneAtATime(db, given)
  const nigar = await given.resident({ givenName: 'Nigar' })
  const [one, two] = [await given.company(nigar), await given.company(nigar)]
  const first = await forCompany(db, as(nigar), one.tin)
  const started = await startApplication(first, { code })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  await db
    .update(applications)
    .set({ answers: { plate: '10-AA-001' } })
    .where(eq(applications.id, id))
  expect(await submitApplication(first, { id, version: 1, declarations: ['truth'] })).toMatchObject({ ok: true })
  const [row] = await db.select().from(applications).where(eq(applications.id, id))
  expect(row).toMatchObject({ companyTin: one.tin, exclusiveKey: one.tin })

  expect(await startApplication(first, { code })).toEqual({ ok: false, error: 'already_running' })
  expect(await describeStart(first, code)).toMatchObject({ running: { id } })
  // Her other company, and she herself, are others.
  expect(await startApplication(await forCompany(db, as(nigar), two.tin), { code })).toMatchObject({ ok: true })
  expect(await startApplication(as(nigar), { code })).toMatchObject({ ok: true })
})
