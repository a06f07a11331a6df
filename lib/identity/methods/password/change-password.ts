import { eq } from 'drizzle-orm'
import { accounts, people } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { type LoginSession, endLoginSessions } from '../../login-sessions'
import { provenAtLevel } from '../../levels'
import { hashPassword, passwordMatches } from '../../passwords'
import { giveBack, personKey, takeAttempt } from '../../throttle'
import { noteRefusedTry } from '../refused-try'
import type { ChangePassword } from './new-password'
import { type PasswordProblem, problemForOwner } from './rules'

/** A strong proof this fresh stands in for the current password. */
const FRESH_MINUTES = 15

/** Whether somebody has shown just now, better than by the password, who sits there. */
export function needsCurrentPassword(login: LoginSession, now: Date): boolean {
  const at = provenAtLevel(login, 'substantial')
  return !at || at <= minutesAfter(now, -FRESH_MINUTES) || login.level === 'low'
}

export type ChangedPassword =
  | { ok: true }
  | { ok: false; error: 'wrong_password' }
  | { ok: false; error: 'too_many_attempts'; until: Date }
  | { ok: false; error: 'password'; problem: PasswordProblem }
  | { ok: false; error: 'same_password' }

/** Sets a new password for the person signed in; every other sign-in of theirs ends. */
export async function changePassword(
  ctx: Ctx<Citizen>,
  login: LoginSession,
  { currentPassword: current, newPassword: password }: ChangePassword,
): Promise<ChangedPassword> {
  const { personId } = ctx.actor
  const [owner] = await ctx.db
    .select({
      pin: people.pin,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      birthDate: people.birthDate,
      hash: accounts.passwordHash,
    })
    .from(people)
    .innerJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.id, personId))
  if (!owner) throw new Error(`Cannot change a password: expected the account of ${personId}, got none`)

  if (needsCurrentPassword(login, ctx.now)) {
    const subject = personKey('change', owner.pin)
    const until = await takeAttempt(ctx.db, [subject], ctx.now)
    if (until) return { ok: false, error: 'too_many_attempts', until }
    if (!(await passwordMatches(owner.hash, current))) {
      await noteRefusedTry(ctx, { subject, personId, method: 'password' })
      return { ok: false, error: 'wrong_password' }
    }
    await giveBack(ctx.db, subject, null)
  }
  const problem = problemForOwner(password, owner)
  if (problem) return { ok: false, error: 'password', problem }
  if (await passwordMatches(owner.hash, password)) return { ok: false, error: 'same_password' }

  const passwordHash = await hashPassword(password)
  await ctx.db.transaction(async (tx) => {
    await tx.update(accounts).set({ passwordHash, passwordChangedAt: ctx.now }).where(eq(accounts.personId, personId))
    await endLoginSessions(tx, ctx, { personId, exceptId: login.id }, 'password_changed')
    await recordAudit(tx, ctx, { action: 'identity.password_changed', subjectType: 'account', subjectId: personId, personId })
    await publish(tx, ctx, { type: 'identity.password_changed', personId })
  })
  return { ok: true }
}
