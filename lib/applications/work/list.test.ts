import { eq } from 'drizzle-orm'
import { applications, disclosures, feesDue } from '@/db/schema'
import type { Grant } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { countCases, countViews, listCases, readFilter, searchCases, type WorkFilter } from '..'

const RIGHTS = ['applications.read', 'applications.decide'] as const
const SERVICE = { serviceCode: 'din-residence-reference', agencyCode: 'din' }

test('page after page shows every case once, in order, also those without a term and of a second agency', async ({
  db,
  given,
  asStaff,
}) => {
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const second = await given.service()
  const grants: Grant[] = RIGHTS.map((permission) => ({ permission, agencyCode: second.agencyCode, centreCode: null }))
  const officer = asStaff({ ...staff, grants })
  const made: string[] = []
  for (let n = 0; n < 23; n += 1) {
    const place = n % 3 === 0 ? { serviceCode: second.code, agencyCode: second.agencyCode } : SERVICE
    const row = await given.application({
      ...place,
      submittedAt: atBaku('2026-11-20', `1${n % 10}:00`),
      dueOn: n % 5 === 0 ? null : `2026-12-${String(1 + (n % 7)).padStart(2, '0')}`,
    })
    made.push(row.id)
  }
  for (const filter of [
    { view: 'unassigned', sort: 'due' },
    { view: 'all', sort: 'newest' },
    { view: 'all', sort: 'oldest' },
  ] as const) {
    const seen: string[] = []
    const keys: string[] = []
    let after: string | undefined
    for (let page = 0; page < 20; page += 1) {
      const { rows, next } = await listCases(officer, filter, { after, limit: 4 })
      seen.push(...rows.map(({ id }) => id))
      keys.push(...rows.map(({ dueOn, submittedAt }) => (filter.sort === 'due' ? (dueOn ?? '9') : submittedAt.toISOString())))
      if (!next) break
      after = next
    }
    expect(new Set(seen)).toEqual(new Set(made))
    expect(seen).toHaveLength(made.length)
    expect(keys).toEqual(filter.sort === 'newest' ? [...keys].sort().reverse() : [...keys].sort())
  }
  expect(await db.select().from(disclosures)).toEqual([])
  // A place somebody made up begins at the beginning.
  for (const after of [
    'nonsense',
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('[null,null]').toString('base64url'),
  ])
    expect((await listCases(officer, { view: 'all', sort: 'newest' }, { after, limit: 4 })).rows).toHaveLength(4)
})

test('filters narrow down; counts agree with lists', async ({ db, given, asStaff, now }) => {
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const officer = asStaff(staff)
  const plain = await given.application({ ...SERVICE, dueOn: '2026-11-20', submittedAt: atBaku('2026-11-10', '10:00') })
  const fast = await given.application({ ...SERVICE, dueOn: '2026-11-30', expedited: true, officeCode: 'asan-baku-1' })
  const mine = await given.application({ ...SERVICE, status: 'in_review', assignedStaffId: staff.id, dueOn: '2026-12-30' })
  await db.insert(feesDue).values({
    id: newId(),
    reference: 'FEE-2026-AAAA-BBBB',
    applicationId: fast.id,
    personId: fast.personId,
    agencyCode: 'din',
    serviceCode: SERVICE.serviceCode,
    amountQepik: 500,
    purpose: { az: 'x' },
    createdAt: now,
    updatedAt: now,
  })
  const ids = async (search: Record<string, string>) => {
    const filter: WorkFilter = readFilter({ view: 'all', ...search })
    const { rows } = await listCases(officer, filter)
    expect(await countCases(officer, filter)).toEqual({ count: rows.length, more: false })
    return rows.map(({ id }) => id).sort()
  }
  const sorted = (...rows: { id: string }[]) => rows.map(({ id }) => id).sort()
  expect(await ids({})).toEqual(sorted(plain, fast, mine))
  expect(await ids({ expedited: 'yes' })).toEqual(sorted(fast))
  expect(await ids({ office: 'asan-baku-1' })).toEqual(sorted(fast))
  expect(await ids({ fee: 'due' })).toEqual(sorted(fast))
  expect(await ids({ fee: 'paid' })).toEqual([])
  expect(await ids({ officer: staff.id })).toEqual(sorted(mine))
  expect(await ids({ officer: 'nobody' })).toEqual(sorted(plain, fast))
  expect(await ids({ status: 'in_review' })).toEqual(sorted(mine))
  expect(await ids({ service: 'din-id-card-renew' })).toEqual([])
  expect(await ids({ dueBefore: '2026-11-30' })).toEqual(sorted(plain, fast))
  expect(await ids({ from: '2026-11-10', until: '2026-11-10' })).toEqual(sorted(plain))
  expect(await ids({ view: 'overdue' })).toEqual(sorted(plain))
  // A decision that waits for a second officer is still the state's turn; a question to the applicant is not.
  const proposed = await given.application({ ...SERVICE, status: 'decision_proposed', dueOn: '2026-11-19' })
  const asked = await given.application({ ...SERVICE, status: 'information_requested', dueOn: '2026-11-19' })
  expect(await ids({ view: 'overdue' })).toEqual(sorted(plain, proposed))
  expect((await listCases(officer, readFilter({ view: 'all' }))).rows.filter(({ overdue }) => overdue)).toHaveLength(2)
  // What makes no sense is no filter.
  expect(await ids({ status: 'draft', officer: "' or 1=1", dueBefore: 'tomorrow' })).toEqual(
    sorted(plain, fast, mine, proposed, asked),
  )
  expect((await countViews(officer)).mine).toEqual({ count: 1, more: false })
})

test('a search finds by part of the number, receipt and PIN; only the PIN is told, and only inside the own jurisdiction', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const officer = asStaff(await given.staff({ agencyCode: 'din', permissions: ['applications.read'] }))
  const person = await given.person()
  const here = await given.application({ ...SERVICE, personId: person.id, reference: 'ASN-2026-QW3R-7TYU' })
  const far = await given.application({ personId: person.id, reference: 'ASN-2026-QW3R-9XXX' })
  await db.insert(feesDue).values({
    id: newId(),
    reference: 'FEE-2026-CCCC-DDDD',
    applicationId: here.id,
    personId: person.id,
    agencyCode: 'din',
    serviceCode: SERVICE.serviceCode,
    amountQepik: 500,
    purpose: { az: 'x' },
    status: 'paid',
    channel: 'receipt',
    receiptNumber: 'BANK-778899',
    paidAt: now,
    recordedBy: officer.actor.staffId,
    createdAt: now,
    updatedAt: now,
  })
  const looks = () => db.select().from(disclosures).where(eq(disclosures.personId, person.id))
  for (const typed of ['asn-2026-qw3r-7tyu', 'QW3R', 'qw3r7tyu', 'BANK-778899', 'FEE-2026-CCCC-DDDD'])
    expect(await searchCases(officer, typed), typed).toMatchObject({ ok: true, value: { rows: [{ id: here.id }], byPin: false } })
  expect(await looks()).toEqual([])
  for (const typed of ['', 'ASN-2026-', 'QW', '%%%%'])
    expect(await searchCases(officer, typed), typed).toEqual({ ok: false, error: 'too_short' })

  const byPin = await searchCases(officer, person.pin.toLowerCase())
  expect(byPin).toMatchObject({ ok: true, value: { rows: [{ id: here.id }], byPin: true } })
  expect(JSON.stringify(byPin)).not.toContain(far.id)
  expect(await looks()).toEqual([
    expect.objectContaining({ what: 'application_search', fields: ['person.pin', 'application.numbers'] }),
  ])

  const stranger = asStaff(await given.staff({ permissions: ['applications.read'] }))
  expect(await searchCases(stranger, person.pin)).toMatchObject({ ok: true, value: { rows: [], byPin: false } })
  expect(await looks()).toHaveLength(1)
  await db.update(applications).set({ reference: null, status: 'withdrawn', submittedAt: null }).where(eq(applications.id, here.id))
  expect(await searchCases(officer, person.pin)).toMatchObject({ ok: true, value: { rows: [] } })
})
