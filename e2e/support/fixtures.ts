import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Connection, connect } from '@/db/client'
import { type Factories, factories } from '@/db/factories'
import { accounts, loginParticipants, loginProofs, loginSessions, sessions } from '@/db/schema'
import type { AssuranceLevel, SignInMethod } from '@/db/vocabulary/identity'
import { NOTHING_PROVEN, withProof } from '@/lib/identity/levels'
import { PORTAL_CLIENT } from '@/lib/identity/clients/model'
import { sessionCookieName } from '@/lib/identity/session-cookie'
import { hashToken, newId } from '@/lib/platform/ids'

export { expect }

type Person = { id: string }

type Fixtures = {
  /** One valid row of anything, committed to the database of the portal under test. */
  given: Factories
  /**
   * Gives the page's browser a fresh session of this person, by password unless a higher level is asked for. Signing in itself is
   * tested in sign-in.spec.ts.
   */
  signInAs: (person: Person, context?: BrowserContext, level?: AssuranceLevel) => Promise<void>
}

type WorkerFixtures = { connection: Connection }

export const test = base.extend<Fixtures, WorkerFixtures>({
  connection: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const url = process.env.E2E_DATABASE_URL ?? process.env.DATABASE_URL
      if (!url) throw new Error('Cannot test: expected E2E_DATABASE_URL (the database of the portal under test), got nothing')
      const made = connect(url, { max: 3, applicationName: 'asan-e2e' })
      await use(made)
      await made.close()
    },
    { scope: 'worker' },
  ],

  given: async ({ connection }, use) => use(factories(connection.db)),

  signInAs: async ({ connection, context, baseURL }, use) => {
    await use(async (person, where = context, level = 'low') => {
      const { token } = await openSession(connection, person, level)
      await where.addCookies([
        {
          name: sessionCookieName(baseURL),
          value: token,
          url: baseURL ?? 'http://localhost:3000',
          httpOnly: true,
          sameSite: 'Lax',
        },
      ])
    })
  },
})

const METHOD_OF = { low: 'password', substantial: 'passkey', high: 'asan_imza' } as const satisfies Record<
  AssuranceLevel,
  SignInMethod
>

/** The rows a finished sign-in leaves, at ASAN Login and in the portal; the token is the cookie's value. */
export async function openSession(
  { db }: Connection,
  { id: personId }: Person,
  level: AssuranceLevel = 'low',
): Promise<{ token: string; loginSessionId: string }> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const method = METHOD_OF[level]
  const browser = { userAgent: 'e2e', ip: '127.0.0.1' }
  const times = { idleExpiresAt: new Date(now.getTime() + 15 * 60_000), expiresAt: new Date(now.getTime() + 12 * 3_600_000) }
  const loginSessionId = newId()
  const sid = newId()
  // Only an open account keeps a session alive. This one has no password that could be typed.
  await db.insert(accounts).values({ personId, passwordHash: 'none', passwordChangedAt: now }).onConflictDoNothing()
  await db.insert(loginSessions).values({
    id: loginSessionId,
    uid: newId(),
    personId,
    method,
    startedAt: now,
    provenAt: now,
    ...withProof(NOTHING_PROVEN, level, now),
    lastUsedAt: now,
    ...times,
    ...browser,
  })
  await db.insert(loginProofs).values({ id: newId(), loginSessionId, personId, method, level, provenAt: now })
  await db
    .insert(loginParticipants)
    .values({ id: newId(), loginSessionId, clientId: PORTAL_CLIENT, sid, joinedAt: now, lastUsedAt: now })
  await db.insert(sessions).values({
    id: newId(),
    tokenHash: hashToken(token),
    personId,
    sid,
    loginSessionId,
    level,
    method,
    signedInAt: now,
    lastSeenAt: now,
    ...times,
    ...browser,
  })
  return { token, loginSessionId }
}

/** Colours are looked at when they have arrived: a toast fades in, a change of theme is drawn a frame later. */
async function settled(page: Page): Promise<void> {
  const moving = () => page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running').length)
  await expect.poll(moving, { message: 'the page comes to rest' }).toBe(0)
}

/** No violations of WCAG 2.2 AA that axe can find, no horizontal scroll, one h1, the right language. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page)
  // The title of a page made per request may arrive after its body.
  await expect(page).toHaveTitle(/./)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    'no horizontal scroll',
  ).toBeLessThanOrEqual(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
}

/** The demo people of the seeded town, by PIN. */
export { demoPeople } from './people'
