import { eq } from 'drizzle-orm'
import { accounts, people } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { knownDevice } from './known-device'
import type { SignIn } from './model'
import { passwordMatches } from './passwords'
import { ALLOWANCE, giveBack, type ThrottleKey, takeAttempt } from './throttle'

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
    : { key: keyedHash('throttle.person', pin), allowance: ALLOWANCE.person }
  const address = device || !ctx.ip ? null : { key: keyedHash('throttle.address', ctx.ip), allowance: ALLOWANCE.address }

  const until = await takeAttempt(ctx.db, address ? [subject, address] : [subject], ctx.now)
  if (until) return { ok: false, error: 'too_many_attempts', until }

  const [account] = await ctx.db
    .select({ personId: people.id, hash: accounts.passwordHash, status: accounts.status })
    .from(people)
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.pin, pin))
  const matches = await passwordMatches(account?.hash ?? null, password)

  if (account && matches && account.status === 'active') {
    await giveBack(ctx.db, subject, address)
    return { ok: true, personId: account.personId }
  }
  // Written for unknown PINs too (without a person): the same work, and the security officer sees the guessing.
  await recordAudit(ctx.db, ctx, {
    action: 'identity.sign_in_failed',
    subjectType: 'sign_in',
    subjectId: subject.key,
    personId: account?.personId ?? null,
    details: { method: 'password' },
  })
  return { ok: false, error: 'wrong_credentials' }
}
