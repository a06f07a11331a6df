import type { PoolClient } from 'pg'
import { afterEach, describe, onTestFinished, vi } from 'vitest'
import type { Ctx } from '@/lib/platform/context'
import { expect, TEST_NOW, test } from '@/lib/platform/testing'
import { askRegister, FACT_CODES, REGISTERS, readFacts } from './index'

afterEach(() => vi.unstubAllEnvs())

describe('a register that misbehaves is an answer', () => {
  test('down: unavailable, named with its owner', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('property', 'down')
    expect(await askRegister(as(leyla), 'property', 'record', { pin: leyla.pin })).toEqual({
      ok: false,
      error: 'unavailable',
      register: 'property',
      agencyCode: 'emdx',
    })
  })

  test('slower than the patience of the one who waits: timeout, and the wait ends then', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('driving', 'slow', { latencyMs: 5_000 })
    const started = performance.now()
    expect(await askRegister(as(leyla), 'driving', 'record', { pin: leyla.pin }, { timeoutMs: 80 })).toMatchObject({
      ok: false,
      error: 'timeout',
    })
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('a fault of one person leaves the others in peace', async ({ given, as }) => {
    const [leyla, rauf] = [await given.resident(), await given.resident()]
    await given.fault('driving', 'ok')
    await given.fault('driving', 'down', { pin: leyla.pin })
    expect(await askRegister(as(leyla), 'driving', 'record', { pin: leyla.pin })).toMatchObject({ ok: false })
    expect(await askRegister(as(rauf), 'driving', 'record', { pin: rauf.pin })).toMatchObject({ ok: true })
  })

  test('slow but in time: an ordinary answer', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('driving', 'slow', { latencyMs: 20 })
    expect(await askRegister(as(leyla), 'driving', 'record', { pin: leyla.pin })).toMatchObject({
      ok: true,
      value: { licence: null, vehicles: [] },
    })
  })

  test('something the contract does not know: malformed, whatever it says', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('employment', 'malformed')
    expect(await askRegister(as(leyla), 'employment', 'record', { pin: leyla.pin })).toMatchObject({
      ok: false,
      error: 'malformed',
    })
  })

  test('late: the value comes with the old moment it stands for', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('population', 'late')
    const answer = await askRegister(as(leyla), 'population', 'resident', { pin: leyla.pin })
    expect(answer.ok && answer.asOf < new Date(TEST_NOW.getTime() - 24 * 3_600_000)).toBe(true)
  })

  test('repeated rows are told once', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('identity_documents', 'duplicate')
    const { id_card, passport } = await readFacts(as(leyla), leyla.id, ['id_card', 'passport'])
    expect(id_card).toMatchObject({
      ok: true,
      value: { expiresOn: '2031-03-04' },
      register: 'identity_documents',
      agencyCode: 'din',
    })
    expect(passport).toMatchObject({ ok: true, value: null })
    await given.fault('civil_status', 'duplicate')
    await given.registeredChild(leyla)
    const { children } = await readFacts(as(leyla), leyla.id, ['children'])
    expect(children.ok && children.value).toHaveLength(1)
  })

  test('a live register that cannot be reached is unavailable; outside the demo there is no simulator to hide it', async ({
    given,
    as,
  }) => {
    const leyla = await given.resident()
    vi.stubEnv('REGISTER_EDUCATION_URL', 'http://127.0.0.1:1/education')
    expect(await askRegister(as(leyla), 'education', 'record', { pin: leyla.pin })).toMatchObject({
      ok: false,
      error: 'unavailable',
    })
    vi.unstubAllEnvs()
    vi.stubEnv('DEMO', 'off')
    expect(await askRegister(as(leyla), 'education', 'record', { pin: leyla.pin })).toMatchObject({
      ok: false,
      error: 'unavailable',
    })
  })
})

describe('facts', () => {
  test('each says which register and body it comes from, and as of when', async ({ given, as }) => {
    const leyla = await given.resident()
    const facts = await readFacts(as(leyla), leyla.id, FACT_CODES)
    expect(Object.keys(facts)).toEqual([...FACT_CODES])
    for (const fact of Object.values(facts))
      expect(fact).toMatchObject({
        ok: true,
        asOf: TEST_NOW,
        agencyCode: expect.any(String),
        register: expect.toBeOneOf([...REGISTERS]),
      })
    expect(facts['person.name']).toMatchObject({ value: 'Əliyeva Leyla Rauf qızı' })
    expect(facts['person.address']).toMatchObject({ value: expect.stringContaining('Bakı şəhəri') })
  })

  test('a register is asked once, however many facts come from it', async ({ given, as }) => {
    const leyla = await given.resident()
    const ctx = as(leyla)
    const statements = countStatements(ctx)
    await readFacts(ctx, leyla.id, ['person.name', 'person.pin', 'person.sex', 'residence', 'household'])
    // One for the PIN, one for the register.
    expect(statements.count()).toBe(2)
  })

  test('somebody the register does not know is no error: the fact is empty', async ({ given, as }) => {
    const stranger = await given.person()
    const facts = await readFacts(as(stranger), stranger.id, ['person.name', 'children', 'id_card', 'income_12_months'])
    expect(facts['person.name']).toMatchObject({ ok: true, value: null })
    expect(facts.children).toMatchObject({ ok: true, value: [] })
    expect(facts.income_12_months).toMatchObject({ ok: true, value: { months: [], totalQepik: 0, averageQepik: 0 } })
  })

  test('one register down leaves the facts of the others', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.fault('property', 'down')
    const facts = await readFacts(as(leyla), leyla.id, ['property', 'id_card'])
    expect(facts.property).toMatchObject({ ok: false, error: 'unavailable' })
    expect(facts.id_card).toMatchObject({ ok: true })
  })

  test("a citizen cannot read somebody else's, nor can a partner or a visitor", async ({
    given,
    as,
    asNobody,
    asSystem,
    asStaff,
  }) => {
    const leyla = await given.resident()
    const rauf = await given.resident()
    await expect(readFacts(as(rauf), leyla.id, ['person.name'])).rejects.toThrow('Cannot read facts')
    await expect(readFacts(asNobody(), leyla.id, ['person.name'])).rejects.toThrow('Cannot read facts')
    await expect(
      readFacts({ ...asNobody(), actor: { kind: 'partner', partnerCode: 'x' } }, leyla.id, ['person.name']),
    ).rejects.toThrow('Cannot read facts')
    expect(await readFacts(asSystem(), leyla.id, ['person.name'])).toMatchObject({ 'person.name': { ok: true } })
    const officer = await given.staff({ permissions: ['applications.read'] })
    expect(await readFacts(asStaff(officer), leyla.id, ['person.name'])).toMatchObject({ 'person.name': { ok: true } })
    await expect(readFacts(asStaff(await given.staff()), leyla.id, ['person.name'])).rejects.toThrow('permission_missing')
  })
})

/** Counts the statements that reach the database from here on. */
function countStatements(ctx: Ctx): { count: () => number } {
  const { client } = (ctx.db as unknown as { _: { session: { client: PoolClient } } })._.session
  const query = vi.spyOn(client, 'query')
  onTestFinished(() => query.mockRestore())
  return { count: () => query.mock.calls.length }
}
