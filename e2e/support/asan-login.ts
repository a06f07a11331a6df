// What several journeys do on the pages of ASAN Login, which is another origin than the portal.
import type { Page } from '@playwright/test'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { loginSessions } from '@/db/schema'
import { hashPassword } from '@/lib/identity/passwords'
import { expect } from './fixtures'

export const PASSWORD = 'Uzun-bir-parol 2026'

/** Somebody who can sign in by password. */
export async function personWithPassword(given: Factories, over: Parameters<Factories['person']>[0] = {}) {
  const person = await given.person(over)
  await given.account({ personId: person.id, passwordHash: await hashPassword(PASSWORD) })
  return person
}

/** Walks through ASAN Login with PIN and password and ends on this page of the portal. */
export async function signInByPassword(page: Page, pin: string, next = '/az/activity', password = PASSWORD): Promise<void> {
  await page.goto(`/api/auth/start?locale=az&next=${encodeURIComponent(next)}`)
  await chooseMethod(page, 'FİN və parol')
  await page.getByLabel('FİN').fill(pin)
  await page.getByLabel('Parol', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()
  await page.waitForURL((url) => url.pathname === next)
}

/** The way by this name, whether it is shown at once or stands among the others. */
export async function chooseMethod(page: Page, name: string): Promise<void> {
  if ((await page.getByRole('heading', { level: 2, name }).count()) === 0) await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
}

/** Raises what this person's sign-ins have shown, as a stronger proof would; the proofs themselves have journeys of their own. */
export async function raiseLevel(db: Db, personId: string): Promise<void> {
  const until = new Date(Date.now() + 3_600_000)
  await db
    .update(loginSessions)
    .set({ substantialUntil: until })
    .where(and(eq(loginSessions.personId, personId), isNull(loginSessions.endedAt)))
}

/** Origin of ASAN Login, as the portal under test knows it. */
export async function loginOrigin(page: Page): Promise<string> {
  const answer = await page.request.get('/api/auth/start?locale=az', { maxRedirects: 0 })
  return new URL(answer.headers().location ?? '').origin
}
