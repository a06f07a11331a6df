import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, people } from '@/db/schema'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { knownDevice } from './known-device'
import type { SignIn } from './model'
import { noteRefusedTry } from './methods/refused-try'
import { hashPassword, isOutdated, passwordMatches } from './passwords'
import { ALLOWANCE, addressKey, giveBack, personKey, type ThrottleKey, takeAttempt } from './throttle'

export type CheckedPassword =
  | { ok: true; personId: string }
  | { ok: false; error: 'wrong_credentials' }
  /** `until` is when the next attempt is looked at. */
  | { ok: false; error: 'too_many_attempts'; until: Date }

/**
 * Checks a PIN and password, counting attempts per person (or known device) and per address.
 * An address nobody knows is not counted: all visitors would share the count.
 * Unknown PINs, closed accounts and wrong passwords get the same answer after the same work.
 *
 * @param deviceCookie what this browser was given after an earlier sign-in
 */
export async function checkPassword(
  ctx: Ctx<Anonymous>,
  { pin, password }: SignIn,
  deviceCookie?: string,
): Promise<CheckedPassword> {
  const device = knownDevice(deviceCookie, pin)
  const subject: ThrottleKey = device
    ? { key: keyedHash('throttle.device', `${device}\0${pin}`), allowance: ALLOWANCE.device }
    : personKey('person', pin)
  const address = device ? null : addressKey(ctx.ip)

  const until = await takeAttempt(ctx.db, address ? [subject, address] : [subject], ctx.now)
  if (until) return { ok: false, error: 'too_many_attempts', until }

  const [account] = await ctx.db
    .select({ personId: people.id, hash: accounts.passwordHash, status: accounts.status })
    .from(people)
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.pin, pin))
  const matches = await passwordMatches(account?.hash ?? null, password)

  if (account?.hash && matches && account.status === 'active') {
    await giveBack(ctx.db, subject, address)
    await renewHash(ctx.db, account.personId, account.hash, password)
    return { ok: true, personId: account.personId }
  }
  await noteRefusedTry(ctx, { subject, personId: account?.personId ?? null, method: 'password' })
  return { ok: false, error: 'wrong_credentials' }
}

/** A hash made with older settings is made anew while the password is at hand; one that was changed meanwhile stays. */
async function renewHash(db: Db, personId: string, hash: string, password: string): Promise<void> {
  if (!isOutdated(hash)) return
  const passwordHash = await hashPassword(password)
  await db
    .update(accounts)
    .set({ passwordHash })
    .where(and(eq(accounts.personId, personId), eq(accounts.passwordHash, hash)))
}
