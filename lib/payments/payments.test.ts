import { eq } from 'drizzle-orm'
import { auditEntries, feesDue, paymentAttempts } from '@/db/schema'
import type { Factories } from '@/db/factories'
import type { Db } from '@/db/client'
import type { Ctx } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import {
  askAboutOpenPayments,
  askProvider,
  cancelFee,
  findFee,
  findLastAttempt,
  isSettled,
  openFee,
  recordReceipt,
  settlePayment,
  startPayment,
} from '.'
import { ReceiptNumber } from './model'
import { FakeProvider } from './testing'

const PURPOSE = { az: '3 iş günü', en: '3 working days', ru: '3 рабочих дня' }
const RIGHTS = ['applications.read', 'applications.decide'] as const

async function owing(given: Factories, ctx: (person: { id: string }) => Ctx, db: Db, amountQepik = 3000) {
  const leyla = await given.person()
  const row = await given.application({ personId: leyla.id })
  const { id, agencyCode, serviceCode } = row
  const open = () =>
    openFee(db, ctx(leyla), { applicationId: id, personId: leyla.id, agencyCode, serviceCode, amountQepik, purpose: PURPOSE })
  await open()
  return { leyla, row, open }
}

test('a fee is owed once, with the amount of the moment; nothing is owed for nothing', async ({ db, given, as }) => {
  const { leyla, row, open } = await owing(given, as, db)
  await open()
  expect(await findFee(as(leyla), row.id)).toMatchObject({
    amountQepik: 3000,
    status: 'due',
    reference: expect.stringMatching(/^RSM-2026-/),
  })
  expect(await isSettled(db, row.id)).toBe(false)
  expect(await findFee(as(await given.person()), row.id)).toBeNull()
  const free = await owing(given, as, db, 0)
  expect(await findFee(as(free.leyla), free.row.id)).toBeNull()
  expect(await isSettled(db, free.row.id)).toBe(true)
})

test('an officer of the agency records a receipt; twice is once, and a receipt pays one fee only', async ({
  db,
  given,
  as,
  asStaff,
  published,
}) => {
  const { leyla, row } = await owing(given, as, db)
  const officer = asStaff({ ...(await given.staff({ agencyCode: row.agencyCode })), permissions: [...RIGHTS] })
  const record = () => recordReceipt(officer, { applicationId: row.id, receiptNumber: 'KB-4711' })
  const first = await record()
  expect(first.ok).toBe(true)
  expect(await record()).toEqual(first)
  expect(await recordReceipt(officer, { applicationId: row.id, receiptNumber: 'KB-0815' })).toEqual(err('already_paid'))
  expect(await findFee(as(leyla), row.id)).toMatchObject({ status: 'paid', channel: 'receipt', receiptNumber: 'KB-4711' })
  expect(await isSettled(db, row.id)).toBe(true)
  expect((await published()).filter((event) => event.type === 'payments.fee_paid')).toHaveLength(1)

  const second = await owing(given, as, db)
  const colleague = asStaff({ ...(await given.staff({ agencyCode: second.row.agencyCode })), permissions: [...RIGHTS] })
  const used = db.transaction((tx) =>
    recordReceipt({ ...colleague, db: tx as unknown as Db }, { applicationId: second.row.id, receiptNumber: 'KB-4711' }),
  )
  expect(await used).toEqual(err('receipt_used'))
})

test('who may not record a receipt: another agency, an officer without the right, the applicant’s own hand', async ({
  db,
  given,
  as,
  asStaff,
}) => {
  const { leyla, row } = await owing(given, as, db)
  const input = { applicationId: row.id, receiptNumber: 'KB-1' }
  const elsewhere = asStaff({ ...(await given.staff()), permissions: [...RIGHTS] })
  expect(await recordReceipt(elsewhere, input)).toEqual(err('not_found'))
  const reader = asStaff({ ...(await given.staff({ agencyCode: row.agencyCode })), permissions: ['applications.read'] })
  expect(await recordReceipt(reader, input)).toEqual(err('not_allowed'))
  const own = asStaff({ ...(await given.staff({ agencyCode: row.agencyCode, personId: leyla.id })), permissions: [...RIGHTS] })
  expect(await recordReceipt(own, input)).toEqual(err('own_case'))
})

test('a payment is begun once, settled once; a report that comes again changes nothing', async ({
  db,
  given,
  as,
  asSystem,
  published,
}) => {
  const { leyla, row } = await owing(given, as, db)
  const provider = new FakeProvider()
  const idempotencyKey = newKey()
  const start = () => startPayment(as(leyla), { applicationId: row.id, idempotencyKey }, provider)
  const [first, again] = [await start(), await start()]
  expect(again).toEqual(first)
  expect(provider.orders).toHaveLength(1)
  expect(await startPayment(as(await given.person()), { applicationId: row.id, idempotencyKey: newKey() }, provider)).toEqual(
    err('not_found'),
  )
  if (!first.ok) throw new Error(first.error)

  const report = { providerPaymentId: `fake-${first.value.attemptId}`, status: 'paid' as const, amountQepik: 3000 }
  expect(await settlePayment(asSystem(), 'fake', report)).toBe('paid')
  expect(await settlePayment(asSystem(), 'fake', report)).toBe('repeated')
  expect(await settlePayment(asSystem(), 'fake', { ...report, providerPaymentId: 'none-such' })).toBe('unknown')
  expect(await findFee(as(leyla), row.id)).toMatchObject({ status: 'paid', channel: 'provider' })
  expect(await startPayment(as(leyla), { applicationId: row.id, idempotencyKey: newKey() }, provider)).toEqual(err('already_paid'))
  expect((await published()).filter((event) => event.type === 'payments.fee_paid')).toHaveLength(1)
})

test('declined, one can try again; what comes for a paid or cancelled fee, or with another amount, goes back', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const { leyla, row } = await owing(given, as, db)
  const provider = new FakeProvider()
  const begin = async () => {
    const begun = await startPayment(as(leyla), { applicationId: row.id, idempotencyKey: newKey() }, provider)
    if (!begun.ok) throw new Error(begun.error)
    return { providerPaymentId: `fake-${begun.value.attemptId}`, status: 'paid' as const, amountQepik: 3000 }
  }
  const [declined, short, good, extra] = [await begin(), await begin(), await begin(), await begin()]
  expect(await settlePayment(asSystem(), 'fake', { ...declined, status: 'declined' })).toBe('declined')
  expect(await settlePayment(asSystem(), 'fake', { ...short, amountQepik: 1 })).toBe('return_due')
  expect(await settlePayment(asSystem(), 'fake', good)).toBe('paid')
  expect(await settlePayment(asSystem(), 'fake', extra)).toBe('return_due')
  const actions = (await db.select().from(auditEntries).where(eq(auditEntries.subjectId, row.id))).map((entry) => entry.action)
  expect(actions.filter((action) => action === 'payments.return_due')).toHaveLength(2)

  const other = await owing(given, as, db)
  const late = await startPayment(as(other.leyla), { applicationId: other.row.id, idempotencyKey: newKey() }, provider)
  await cancelFee(db, as(other.leyla), other.row.id)
  if (!late.ok) throw new Error(late.error)
  expect(await settlePayment(asSystem(), 'fake', { ...good, providerPaymentId: `fake-${late.value.attemptId}` })).toBe('return_due')
  expect(await findFee(as(other.leyla), other.row.id)).toMatchObject({ status: 'cancelled' })
  expect(await isSettled(db, other.row.id)).toBe(true)
})

test('a callback that never comes is asked for', async ({ db, given, as, asSystem, now }) => {
  const { leyla, row } = await owing(given, as, db)
  const provider = new FakeProvider()
  await startPayment(as(leyla), { applicationId: row.id, idempotencyKey: newKey() }, provider)
  const fee = await findFee(as(leyla), row.id)
  await askProvider(as(leyla), fee?.id ?? '', provider)
  expect(await findLastAttempt(as(leyla), fee?.id ?? '')).toMatchObject({ status: 'started' })
  provider.status = 'paid'
  expect(await askAboutOpenPayments(asSystem(), provider)).toBe(0)
  expect(await askAboutOpenPayments(asSystem('test', { now: minutesAfter(now, 2) }), provider)).toBe(1)
  expect(await findFee(as(leyla), row.id)).toMatchObject({ status: 'paid' })
})

test.each([
  ['kb 4711/26', 'KB4711/26'],
  ['  0012-345 ', '0012-345'],
])('%s is a receipt number', (typed, kept) => expect(ReceiptNumber.parse(typed)).toBe(kept))
test.each(['', 'abc', 'qəbz-1234', '-1234', 'x'.repeat(41)])('%s is none', (typed) =>
  expect(ReceiptNumber.safeParse(typed).success).toBe(false),
)

raceTest(
  'two callbacks and two receipts at once: paid once, told once',
  async ({ db, given, as, asStaff, asSystem, published }) => {
    const { leyla, row } = await owing(given, as, db)
    const provider = new FakeProvider()
    const begun = await startPayment(as(leyla), { applicationId: row.id, idempotencyKey: newKey() }, provider)
    if (!begun.ok) throw new Error(begun.error)
    const officer = asStaff({ ...(await given.staff({ agencyCode: row.agencyCode })), permissions: [...RIGHTS] })
    const report = { providerPaymentId: `fake-${begun.value.attemptId}`, status: 'paid' as const, amountQepik: 3000 }
    const callback = () => settlePayment(asSystem(), 'fake', report)
    const receipt = () => recordReceipt(officer, { applicationId: row.id, receiptNumber: 'KB-RACE' })
    await Promise.all([callback(), receipt(), callback(), receipt(), callback()])
    const [fee] = await db.select().from(feesDue).where(eq(feesDue.applicationId, row.id))
    const [attempt] = await db
      .select()
      .from(paymentAttempts)
      .where(eq(paymentAttempts.feeId, fee?.id ?? ''))
    expect([fee?.status, attempt?.status]).toEqual(['paid', fee?.channel === 'provider' ? 'paid' : 'return_due'])
    expect((await published()).filter((event) => event.type === 'payments.fee_paid')).toHaveLength(1)
  },
)
