import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import type { Db } from '@/db/client'
import { loginProofs, loginSessions, passkeys } from '@/db/schema'
import type { AssuranceLevel } from '@/db/vocabulary/identity'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { MAX_PASSKEYS, type PasskeySite } from './model'
import { addPasskey, listPasskeys, newPasskeyQuestion, removePasskey, renamePasskey } from './own'
import { checkPasskey, passkeyQuestion } from './sign-in'
import { TestPasskey } from './testing'

const SITE: PasskeySite = { id: 'login.example', origin: 'https://login.example' }

const at = (ctx: Ctx<Citizen>, level: AssuranceLevel): Ctx<Citizen> => ({ ...ctx, actor: { ...ctx.actor, level } })

/** Makes a passkey as its owner would. */
async function enrol(ctx: Ctx<Citizen>, key = new TestPasskey(SITE), name = 'Telefonum') {
  const boundTo = 'account:one'
  const question = await newPasskeyQuestion(ctx, SITE, boundTo)
  if (!question.ok) return { key, added: question }
  return { key, added: await addPasskey(ctx, SITE, { boundTo, name, answer: key.create(question.value) }) }
}

async function ask(ctx: Ctx, boundTo = 'sign-in:one') {
  return { boundTo, question: await passkeyQuestion(ctx, SITE, { boundTo, personId: null }) }
}

describe('a new passkey', () => {
  test('is kept for its owner and tells nobody else anything', async ({ db, given, as, published }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const { key, added } = await enrol(ctx)
    expect(added).toEqual({ ok: true, value: { id: expect.any(String) } })
    expect(await listPasskeys(ctx)).toMatchObject([{ name: 'Telefonum', backedUp: true, lastUsedAt: null }])
    expect(await published()).toEqual([
      { type: 'identity.passkey_added', personId: leyla.id, passkeyId: added.ok && added.value.id },
    ])
    const [row] = await db.select().from(passkeys)
    expect(row).toMatchObject({ credentialId: key.id, transports: ['internal'], counter: 0 })
  })

  test('is not made with a password alone', async ({ given, as }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    expect((await enrol(as(leyla))).added).toEqual({ ok: false, error: 'level_too_low' })
    const strong = at(as(leyla), 'high')
    const question = await newPasskeyQuestion(strong, SITE, 'account:one')
    if (!question.ok) throw new Error(question.error)
    const answer = new TestPasskey(SITE).create(question.value)
    expect(await addPasskey(as(leyla), SITE, { boundTo: 'account:one', name: 'x', answer })).toEqual({
      ok: false,
      error: 'level_too_low',
    })
  })

  test.for<[string, Parameters<TestPasskey['create']>[1]]>([
    ['whose holder was not verified', { verified: false }],
    ['made for another site', { rpId: 'evil.example' }],
    ['made on another page', { origin: 'https://evil.example' }],
    ['that is an answer to something else', { type: 'webauthn.get' }],
  ])('%s is refused', async ([, spoiled], { given, as }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const question = await newPasskeyQuestion(ctx, SITE, 'account:one')
    if (!question.ok) throw new Error(question.error)
    const answer = new TestPasskey(SITE).create(question.value, spoiled)
    expect(await addPasskey(ctx, SITE, { boundTo: 'account:one', name: 'x', answer })).toEqual({
      ok: false,
      error: 'passkey_refused',
    })
    expect(await listPasskeys(ctx)).toEqual([])
  })

  test('answers the question of this session once; nonsense is refused without a fuss', async ({ given, as, now }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const question = await newPasskeyQuestion(ctx, SITE, 'account:one')
    if (!question.ok) throw new Error(question.error)
    const answer = new TestPasskey(SITE).create(question.value)
    const refused = { ok: false, error: 'passkey_refused' }
    expect(await addPasskey(ctx, SITE, { boundTo: 'account:two', name: 'x', answer })).toEqual(refused)
    expect(await addPasskey({ ...ctx, now: minutesAfter(now, 6) }, SITE, { boundTo: 'account:one', name: 'x', answer })).toEqual(
      refused,
    )
    for (const nonsense of ['', '{}', '[]', 'null', '{"id":1}', answer.slice(0, -20)])
      expect(await addPasskey(ctx, SITE, { boundTo: 'account:one', name: 'x', answer: nonsense })).toEqual(refused)
    expect(await addPasskey(ctx, SITE, { boundTo: 'account:one', name: 'x', answer })).toMatchObject({ ok: true })
    expect(await addPasskey(ctx, SITE, { boundTo: 'account:one', name: 'x', answer })).toEqual(refused)
  })

  test('there are at most ten', async ({ given, as }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    for (let number = 0; number < MAX_PASSKEYS; number++) expect((await enrol(ctx)).added).toMatchObject({ ok: true })
    expect((await enrol(ctx)).added).toEqual({ ok: false, error: 'too_many_passkeys' })
  })
})

describe('signing in', () => {
  test('opens the account of its owner; a step-up asks for their passkeys only', async ({ given, as, asNobody, now }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const { key, added } = await enrol(ctx)
    const { boundTo, question } = await ask(asNobody())
    expect(question.allowCredentials).toEqual([])
    expect(question.userVerification).toBe('required')
    expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question) })).toEqual({
      ok: true,
      value: { personId: leyla.id, passkeyId: added.ok && added.value.id },
    })
    expect(await listPasskeys(ctx)).toMatchObject([{ lastUsedAt: now }])
    const own = await passkeyQuestion(asNobody(), SITE, { boundTo, personId: leyla.id })
    expect(own.allowCredentials).toMatchObject([{ id: key.id, transports: ['internal'] }])
  })

  test.for<[string, Parameters<TestPasskey['get']>[1]]>([
    ['without looking who holds it', { verified: false }],
    ['on another site', { rpId: 'evil.example' }],
    ['on another page', { origin: 'https://evil.example' }],
    ['to another question', { type: 'webauthn.create' }],
    ['for somebody else', { userHandle: Buffer.from('somebody else').toString('base64url') }],
  ])('an answer given %s is refused', async ([, spoiled], { given, as, asNobody }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const { key } = await enrol(at(as(leyla), 'substantial'))
    const { boundTo, question } = await ask(asNobody())
    expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question, spoiled) })).toEqual({
      ok: false,
      error: 'passkey_refused',
    })
    // The question is not used up by it.
    expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question) })).toMatchObject({ ok: true })
  })

  test('an answer belongs to one sign-in; a key nobody knows opens nothing', async ({ given, as, asNobody, now }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const { key } = await enrol(at(as(leyla), 'substantial'))
    const { boundTo, question } = await ask(asNobody())
    const answer = key.get(question)
    const refused = { ok: false, error: 'passkey_refused' }
    expect(await checkPasskey(asNobody(), SITE, { boundTo: 'sign-in:two', answer })).toEqual(refused)
    expect(await checkPasskey(asNobody({ now: minutesAfter(now, 6) }), SITE, { boundTo, answer })).toEqual(refused)
    const stranger = new TestPasskey(SITE)
    expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: stranger.get(question) })).toEqual({
      ok: false,
      error: 'passkey_unknown',
    })
    for (const nonsense of ['', '{}', '"x"', answer.replace('public-key', 'private-key')])
      expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: nonsense })).toEqual(refused)
  })

  test('a counter in use only goes up: a copy of the key is refused', async ({ given, as, asNobody }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const { key } = await enrol(at(as(leyla), 'substantial'), new TestPasskey(SITE, 6))
    const first = await ask(asNobody())
    expect(await checkPasskey(asNobody(), SITE, { boundTo: first.boundTo, answer: key.get(first.question) })).toMatchObject({
      ok: true,
    })
    for (const counter of [0, 3, 8]) {
      const { boundTo, question } = await ask(asNobody())
      expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question, { counter }) })).toEqual({
        ok: false,
        error: 'passkey_refused',
      })
    }
    const last = await ask(asNobody())
    expect(
      await checkPasskey(asNobody(), SITE, { boundTo: last.boundTo, answer: key.get(last.question, { counter: 9 }) }),
    ).toMatchObject({
      ok: true,
    })
  })
})

raceTest('fifty answers to one question at once: one opens a session', async ({ db, given, as, asNobody }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id })
  const { key } = await enrol(at(as(leyla), 'substantial'))
  const { boundTo, question } = await ask(asNobody())
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question) })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.select().from(passkeys).where(eq(passkeys.personId, leyla.id))).toHaveLength(1)
})

describe('its owner', () => {
  async function sessionOf(db: Db, personId: string, now: Date, credential: string | null) {
    const id = newId()
    const times = {
      startedAt: now,
      provenAt: now,
      lastUsedAt: now,
      idleExpiresAt: minutesAfter(now, 15),
      expiresAt: minutesAfter(now, 60),
    }
    await db.insert(loginSessions).values({ id, uid: newKey(), personId, method: credential ? 'passkey' : 'password', ...times })
    await db
      .insert(loginProofs)
      .values({ id: newId(), loginSessionId: id, personId, method: 'passkey', level: 'substantial', provenAt: now, credential })
    return id
  }

  test('takes it away: it opens nothing more, and what it opened ends, but not the sign-in in hand', async ({
    db,
    given,
    as,
    asNobody,
    now,
    published,
  }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const { key, added } = await enrol(ctx)
    if (!added.ok) throw new Error(added.error)
    const { id } = added.value
    const [current, elsewhere, byPassword] = [
      await sessionOf(db, leyla.id, now, id),
      await sessionOf(db, leyla.id, now, id),
      await sessionOf(db, leyla.id, now, null),
    ]
    expect(await removePasskey(as(leyla), { id, loginSessionId: current })).toEqual({ ok: false, error: 'level_too_low' })
    expect(await removePasskey(ctx, { id, loginSessionId: current })).toEqual({ ok: true, value: undefined })
    const ended = async (session: string) =>
      (await db.select({ reason: loginSessions.endReason }).from(loginSessions).where(eq(loginSessions.id, session)))[0]?.reason
    expect(await ended(current)).toBeNull()
    expect(await ended(elsewhere)).toBe('credential_revoked')
    expect(await ended(byPassword)).toBeNull()
    expect((await published()).map(({ type }) => type)).toContain('identity.passkey_removed')

    const { boundTo, question } = await ask(asNobody())
    expect(await checkPasskey(asNobody(), SITE, { boundTo, answer: key.get(question) })).toEqual({
      ok: false,
      error: 'passkey_unknown',
    })
    expect(await removePasskey(ctx, { id, loginSessionId: current })).toEqual({ ok: false, error: 'passkey_not_found' })
  })

  test('names it; a stranger neither names nor removes it', async ({ given, as }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const ctx = at(as(leyla), 'substantial')
    const { added } = await enrol(ctx)
    if (!added.ok) throw new Error(added.error)
    const { id } = added.value
    const stranger = at(as(await given.person()), 'high')
    expect(await renamePasskey(stranger, { id, name: 'Mənimdir' })).toEqual({ ok: false, error: 'passkey_not_found' })
    expect(await removePasskey(stranger, { id, loginSessionId: newId() })).toEqual({ ok: false, error: 'passkey_not_found' })
    expect(await renamePasskey(ctx, { id, name: 'İş telefonu' })).toMatchObject({ ok: true })
    expect(await listPasskeys(ctx)).toMatchObject([{ name: 'İş telefonu' }])
  })
})
