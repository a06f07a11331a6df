// Levels and ends as a partner meets them: a real ASAN Login, browsers without JavaScript, methods that believe what they are told.
import { and, eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { vi } from 'vitest'
import type { Db } from '@/db/client'
import { loginParticipants, loginProofs, loginSessions, logoutDeliveries } from '@/db/schema'
import { type AssuranceLevel, endLoginSessions, type LoginSession } from '@/lib/identity'
import { expect, raceTest } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import type { SignInMethod, SignInMethodCode } from './methods/method'
import { type Browser, type PartnerKeys, partnerKeys, type Seen, startTestLogin, type TestLogin } from './testing'
import { TestPartner } from './testing-partner'

vi.mock('./methods', async () => {
  const { currentLoginSession } = await import('./current-session')
  const method = (code: SignInMethodCode, level: AssuranceLevel, amr: string[]): SignInMethod => ({
    code,
    level,
    amr,
    icon: 'user',
    needsScript: false,
    words: () => ({ name: code, hint: '' }),
    async handle(step) {
      if (step.form) return { kind: 'proven', personId: String(step.form.get('personId')), credential: `credential of ${code}` }
      if (step.rest === 'who') return { kind: 'json', body: await currentLoginSession(step.parts, step.ctx) }
      return { kind: 'page', body: code, form: false }
    },
  })
  return {
    METHODS: [
      method('password', 'low', ['pwd']),
      method('passkey', 'substantial', ['hwk', 'user']),
      method('e_signature', 'high', ['hwk', 'sc']),
    ],
  }
})

const REDIRECT = 'https://tax.example/callback'
type Way = 'password' | 'passkey' | 'e-signature'
type Claims = { sub: string; sid: string; acr: string; amr: string[]; auth_time: number }

type Scene = {
  personId: string
  partner: TestPartner
  browser: Browser
  /** Begins a request; where the browser ends, and what redeems the code. */
  ask: (over?: Record<string, string>, browser?: Browser) => Promise<Seen & { claims: () => Promise<Claims> }>
  /** Proves on the page one was led to. */
  prove: (seen: Seen, way: Way, personId?: string) => Promise<Seen>
  /** Signs in this way from the start. */
  signIn: (way: Way, over?: Record<string, string>) => Promise<Claims>
  login: () => Promise<typeof loginSessions.$inferSelect>
}

const test = raceTest.extend<{ running: TestLogin; keys: PartnerKeys; scene: Scene }>({
  running: async ({ db }, use) => {
    const running = await startTestLogin(db)
    await use(running)
    await running.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  scene: async ({ db, running, keys, given }, use) => {
    const client = await given.client({ kind: 'state', sector: null, jwks: keys.jwks, redirectUris: [REDIRECT], requirePar: false })
    const { personId } = await given.account()
    const partner = new TestPartner(running.issuer, client.clientId, keys, REDIRECT)
    const browser = running.browser()
    const verifiers = new Map<string, string>()
    const claimsOf = async ({ left }: Seen): Promise<Claims> => {
      const code = left?.searchParams.get('code')
      if (!left || !code) throw new Error(`expected a code, got ${left?.search ?? 'a page of ASAN Login'}`)
      const { status, body } = await partner.redeem(code, verifiers.get(left.searchParams.get('state') ?? '') ?? '')
      if (status !== 200) throw new Error(`expected tokens, got ${JSON.stringify(body)}`)
      return decodeJwt<Claims>(String(body.id_token)) as Claims
    }
    const withClaims = (seen: Seen) => ({ ...seen, claims: () => claimsOf(seen) })
    const ask: Scene['ask'] = async (over = {}, from = browser) => {
      const { params, verifier } = partner.request({ scope: 'openid', ...over })
      verifiers.set(params.state ?? '', verifier)
      return withClaims(await from.open(partner.address(params)))
    }
    const prove: Scene['prove'] = (seen, way, who = personId) =>
      browser.post(`${new URL(seen.url).pathname.split('/').slice(0, 3).join('/')}/${way}`, { personId: who })
    const signIn: Scene['signIn'] = async (way, over) => claimsOf(await prove(await ask(over), way))
    const login = async () => {
      const [row] = await db.select().from(loginSessions).where(eq(loginSessions.personId, personId))
      if (!row) throw new Error('nobody has signed in')
      return row
    }
    await use({ personId, partner, browser, ask, prove, signIn, login })
  },
})

const errorOf = ({ left }: Seen) => left?.searchParams.get('error')
const isAsked = (seen: Seen) => seen.left === null && new URL(seen.url).pathname.startsWith('/sign-in/')

test('a stronger proof is asked for, raises the same sign-in, and keeps what portals know it by', async ({ db, scene }) => {
  const first = await scene.signIn('password')
  expect(first).toMatchObject({ acr: 'low', amr: ['pwd'] })

  const asked = await scene.ask({ acr_values: 'substantial' })
  expect(isAsked(asked)).toBe(true)
  // A weaker way is not among those offered, and posting it by hand proves nothing.
  const weak = await scene.prove(asked, 'password')
  expect(isAsked(weak)).toBe(true)
  const strong = await scene.prove(asked, 'passkey')
  expect(strong.left?.searchParams.get('code')).toBeTruthy()

  const again = await (await scene.ask({ prompt: 'none' })).claims()
  expect(again).toMatchObject({ acr: 'substantial', amr: ['hwk', 'user'], sid: first.sid, sub: first.sub })
  const { id, method, ip } = await scene.login()
  expect([method, ip]).toEqual(['password', expect.stringContaining('127.0.0.1')])
  const proofs = await db.select().from(loginProofs).where(eq(loginProofs.loginSessionId, id)).orderBy(loginProofs.provenAt)
  expect(proofs).toMatchObject([
    { method: 'password', level: 'low', credential: 'credential of password' },
    { method: 'passkey', level: 'substantial', credential: 'credential of passkey' },
  ])
  expect(await db.$count(loginParticipants, eq(loginParticipants.loginSessionId, id))).toBe(1)
})

test('words nobody knows ask for nothing, and no address grants a level', async ({ scene }) => {
  await scene.signIn('password')
  for (const acr_values of ['root', 'HIGH', 'high-ish ', '{}', 'urn:forged low'])
    expect(await (await scene.ask({ acr_values, prompt: 'none' })).claims()).toMatchObject({ acr: 'low' })
  // Of several that will do, the weakest does.
  expect(await (await scene.ask({ acr_values: 'high low', prompt: 'none' })).claims()).toMatchObject({ acr: 'low' })
})

test('without a page to ask on, a level that is missing is an error', async ({ scene }) => {
  await scene.signIn('password')
  expect(errorOf(await scene.ask({ acr_values: 'high', prompt: 'none' }))).toBe('login_required')
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['substantial', 'high'] } } })
  expect(errorOf(await scene.ask({ claims, prompt: 'none' }))).toBe('login_required')
})

test('a client that needs a level gets nobody below it, whatever it asks', async ({ db, scene, given, keys }) => {
  await scene.signIn('password')
  const { clientId } = await given.client({
    kind: 'state',
    sector: null,
    jwks: keys.jwks,
    redirectUris: [REDIRECT],
    requirePar: false,
    requiredLevel: 'high',
  })
  const strict = new TestPartner(scene.partner.issuer, clientId, keys, REDIRECT)
  const { params } = strict.request({ scope: 'openid', acr_values: 'low' })
  const asked = await scene.browser.open(strict.address(params))
  expect(isAsked(asked)).toBe(true)
  expect((await scene.prove(asked, 'passkey')).left).toBeNull()
  expect((await scene.prove(asked, 'e-signature')).left?.searchParams.get('code')).toBeTruthy()
  // Only now has it joined: a portal that was given no code has nothing to be told.
  expect(await db.$count(loginParticipants, eq(loginParticipants.clientId, clientId))).toBe(1)
})

test('a level fades: it is not asserted any more, and has to be proven anew', async ({ db, scene }) => {
  await scene.signIn('e-signature')
  const { id } = await scene.login()
  const past = minutesAfter(new Date(), -1)
  expect(await (await scene.ask({ prompt: 'none' })).claims()).toMatchObject({ acr: 'high', amr: ['hwk', 'sc'] })
  await db.update(loginSessions).set({ highUntil: past }).where(eq(loginSessions.id, id))
  expect(await (await scene.ask({ prompt: 'none' })).claims()).toMatchObject({ acr: 'substantial' })
  await db.update(loginSessions).set({ substantialUntil: past }).where(eq(loginSessions.id, id))
  expect(await (await scene.ask({ prompt: 'none' })).claims()).toMatchObject({ acr: 'low' })
  expect(isAsked(await scene.ask({ acr_values: 'substantial' }))).toBe(true)
})

test('signing in anew in a weaker way takes nothing away that still counts, and its time is not lent to the stronger', async ({
  db,
  scene,
}) => {
  await scene.signIn('e-signature')
  const { id, highUntil } = await scene.login()
  const tenMinutesAgo = minutesAfter(new Date(), -10)
  await db
    .update(loginSessions)
    .set({ provenAt: tenMinutesAgo, highUntil: minutesAfter(tenMinutesAgo, 15), substantialUntil: minutesAfter(tenMinutesAgo, 60) })
    .where(eq(loginSessions.id, id))
  const seconds = Math.floor(tenMinutesAgo.getTime() / 1000)

  const asked = await scene.ask({ prompt: 'login' })
  const back = await scene.prove(asked, 'password')
  expect(back.left?.searchParams.get('code')).toBeTruthy()
  expect(await (await scene.ask({ prompt: 'none' })).claims()).toMatchObject({ acr: 'high', auth_time: seconds })
  expect(highUntil && highUntil > new Date()).toBe(true)
  // Whoever wants a recent proof gets the recent one, and only what that one showed.
  const recent = await (await scene.ask({ prompt: 'none', max_age: '60' })).claims()
  expect(recent.acr).toBe('low')
  expect(recent.auth_time).toBeGreaterThan(seconds)
  expect(errorOf(await scene.ask({ prompt: 'none', max_age: '60', acr_values: 'high' }))).toBe('login_required')
})

test('a proof that is too old is asked for again, of the same person', async ({ db, scene }) => {
  await scene.signIn('password')
  const { id } = await scene.login()
  await db
    .update(loginSessions)
    .set({ provenAt: minutesAfter(new Date(), -5) })
    .where(eq(loginSessions.id, id))
  expect(await (await scene.ask({ prompt: 'none', max_age: '600' })).claims()).toMatchObject({ acr: 'low' })
  expect(errorOf(await scene.ask({ prompt: 'none', max_age: '60' }))).toBe('login_required')
  const asked = await scene.ask({ max_age: '60' })
  const stranger = await scene.prove(asked, 'password', '00000000-0000-4000-8000-000000000000')
  expect(stranger.left).toBeNull()
  const done = await scene.prove(asked, 'password')
  expect(done.left?.searchParams.get('code')).toBeTruthy()
  expect((await scene.login()).provenAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
})

test('an essential level is asserted as asked, never above, and refused when nobody here can have it', async ({ scene }) => {
  await scene.signIn('e-signature')
  const asking = (acr: object) => JSON.stringify({ id_token: { acr: { essential: true, ...acr } } })
  const silent = async (acr: object) => (await scene.ask({ prompt: 'none', claims: asking(acr) })).claims()
  expect(await silent({ value: 'substantial' })).toMatchObject({ acr: 'substantial' })
  expect(await silent({ values: ['low', 'substantial'] })).toMatchObject({ acr: 'substantial' })
  expect(errorOf(await scene.ask({ claims: asking({ values: ['urn:other:gold'] }) }))).toBe('unmet_authentication_requirements')
})

test('a cookie from before a step-up is worth nothing after it', async ({ scene }) => {
  await scene.signIn('password')
  const copied = scene.browser.copy()
  expect(await (await scene.ask({ prompt: 'none' }, copied)).claims()).toMatchObject({ acr: 'low' })
  await scene.prove(await scene.ask({ acr_values: 'high' }), 'e-signature')
  expect(errorOf(await scene.ask({ prompt: 'none' }, copied))).toBe('login_required')
  expect(await (await scene.ask({ prompt: 'none' })).claims()).toMatchObject({ acr: 'high' })
})

test('a cookie planted before somebody signs in opens nothing afterwards', async ({ scene }) => {
  // Leaves a session of nobody in the browser.
  await scene.browser.open('/session/end')
  const planted = scene.browser.copy()
  expect(await scene.signIn('password')).toMatchObject({ acr: 'low' })
  expect(errorOf(await scene.ask({ prompt: 'none' }, planted))).toBe('login_required')
})

test('pages of ASAN Login know who is signed in, at the level that counts, and nobody else', async ({ scene, running }) => {
  await scene.signIn('password')
  const asked = await scene.ask({ acr_values: 'high' })
  const who = await scene.browser.open(`${new URL(asked.url).pathname}/e-signature/who`)
  expect(JSON.parse(who.text) as LoginSession).toMatchObject({ personId: scene.personId, level: 'low' })
  // A link from another browser shows nothing.
  expect((await running.browser().open(who.url)).status).toBe(400)
})

test('an ended sign-in is over for every partner: no silent way in, and a code from before redeems nothing', async ({
  db,
  scene,
  asSystem,
}) => {
  await scene.signIn('password')
  const pending = await scene.ask({ prompt: 'none' })
  expect(pending.left?.searchParams.get('code')).toBeTruthy()
  await endLoginSessions(db, asSystem(), { personId: scene.personId }, 'revoked')
  await expect(pending.claims()).rejects.toThrow('invalid_grant')
  expect(errorOf(await scene.ask({ prompt: 'none' }))).toBe('login_required')
})

test('idle time and the longest stay end it, use at any portal puts off the first', async ({ db, scene }) => {
  await scene.signIn('password')
  const { id } = await scene.login()
  await db
    .update(loginSessions)
    .set({ idleExpiresAt: minutesAfter(new Date(), 1) })
    .where(eq(loginSessions.id, id))
  await scene.ask({ prompt: 'none' })
  expect((await scene.login()).idleExpiresAt.getTime()).toBeGreaterThan(Date.now() + 14 * 60_000)
  await db.update(loginSessions).set({ idleExpiresAt: new Date() }).where(eq(loginSessions.id, id))
  expect(errorOf(await scene.ask({ prompt: 'none' }))).toBe('login_required')
})

test('signing out at ASAN Login ends the sign-in and tells the partner', async ({ db, scene }) => {
  await scene.signIn('password')
  const page = await scene.browser.open('/session/end')
  await sendOnlyForm(scene.browser, page, { logout: 'yes' })
  expect(await scene.login()).toMatchObject({ endReason: 'signed_out' })
  expect(await db.$count(logoutDeliveries)).toBeGreaterThan(0)
  expect(errorOf(await scene.ask({ prompt: 'none' }))).toBe('login_required')
})

test('somebody else who signs in in the same browser ends the sign-in before, which says so', async ({ db, scene, given }) => {
  const before = await scene.signIn('password')
  const other = await given.account()
  const asked = await scene.ask({ prompt: 'login' })
  const switching = await scene.prove(asked, 'password', other.personId)
  const done = await sendOnlyForm(scene.browser, switching, { logout: 'yes' })
  expect(done.left?.searchParams.get('code')).toBeTruthy()
  expect(await scene.login()).toMatchObject({ endReason: 'replaced' })
  const now = await (await scene.ask({ prompt: 'none' })).claims()
  expect(now.sub).not.toBe(before.sub)
  expect(now.sid).not.toBe(before.sid)
  expect(await db.$count(loginSessions, and(eq(loginSessions.personId, other.personId)))).toBe(1)
})

test('a portal that joins while the sign-in ends either is told, or does not get in', async ({ db, scene, asSystem }) => {
  for (let round = 0; round < 10; round++) {
    const asked = await scene.ask()
    if (isAsked(asked)) await scene.prove(asked, 'password')
    const open = await openLogin(db, scene.personId)
    // A partner that has not joined before would be a row more; leaving makes each round a first time.
    await db.delete(loginParticipants).where(eq(loginParticipants.loginSessionId, open.id))
    const [joining] = await Promise.all([
      scene.ask({ prompt: 'none' }),
      endLoginSessions(db, asSystem(), { ids: [open.id] }, 'revoked'),
    ])
    const rows = await db
      .select({ status: loginParticipants.logoutStatus, delivery: logoutDeliveries.status })
      .from(loginParticipants)
      .leftJoin(logoutDeliveries, eq(logoutDeliveries.participantId, loginParticipants.id))
      .where(eq(loginParticipants.loginSessionId, open.id))
    if (errorOf(joining)) expect(rows).toEqual([])
    else expect(rows).toEqual([{ status: 'pending', delivery: 'pending' }])
  }
})

async function openLogin(db: Db, personId: string) {
  const rows = await db.select().from(loginSessions).where(eq(loginSessions.personId, personId))
  const open = rows.find(({ endedAt }) => endedAt === null)
  if (!open) throw new Error('nobody is signed in')
  return open
}

/** Presses the only button of a page that goes on by itself in a browser with JavaScript. */
function sendOnlyForm(browser: Browser, seen: Seen, fields: Record<string, string>): Promise<Seen> {
  const action = /<form[^>]*action="([^"]*)"/.exec(seen.text)?.[1]
  if (!action) throw new Error(`expected a form on ${seen.url}, got ${seen.status} ${seen.text.slice(0, 300)}`)
  const hidden = [...seen.text.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)]
  return browser.post(new URL(action, seen.url), {
    ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    ...fields,
  })
}
