import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, oneTimeCodes, people } from '@/db/schema'
import type { OneTimeCodePurpose } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Anonymous, Citizen, Ctx } from '@/lib/platform/context'
import { endLoginSessions } from '../../login-sessions'
import { hashPassword } from '../../passwords'
import { addressKey, giveBack, personKey, takeAttempt } from '../../throttle'
import type { RedeemCode } from '../password/new-password'
import { type PasswordProblem, problemForOwner } from '../password/rules'
import { noteRefusedTry } from '../refused-try'
import { hashCode, sameHash } from './hash'
import { WRONG_TRIES } from './model'

export type RedeemedCode =
  | { ok: true; personId: string }
  | { ok: false; error: 'wrong_code' | 'account_closed' }
  | { ok: false; error: 'too_many_attempts'; until: Date }
  /** The code is right and goes on working; the password will not do. */
  | { ok: false; error: 'password'; problem: PasswordProblem }

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Sets a password by a code that was handed out or sent. A code works once, whoever else tries it at the same moment; all sign-ins
 * of the person end. An unknown PIN, a person without a code and a wrong code get one answer after the same work.
 */
export async function redeemCode(
  ctx: Ctx<Anonymous>,
  purpose: OneTimeCodePurpose,
  { pin, code, newPassword: password }: RedeemCode,
): Promise<RedeemedCode> {
  const subject = personKey(`code.${purpose}`, pin)
  const address = addressKey(ctx.ip)
  const until = await takeAttempt(ctx.db, address ? [subject, address] : [subject], ctx.now)
  if (until) return { ok: false, error: 'too_many_attempts', until }

  const found = await findOpenCode(ctx, purpose, pin)
  const personId = found?.personId ?? NOBODY
  if (!sameHash(hashCode(purpose, personId, code), found?.codeHash ?? hashCode(purpose, personId, '')) || !found?.codeId) {
    await countWrongTry(ctx, found?.codeId ?? NOBODY)
    await noteRefusedTry(ctx, { subject, personId: found?.personId ?? null, method: 'code' })
    return { ok: false, error: 'wrong_code' }
  }
  await giveBack(ctx.db, subject, address)
  const problem = problemForOwner(password, found)
  if (problem) return { ok: false, error: 'password', problem }

  const passwordHash = await hashPassword(password)
  return ctx.db.transaction(async (tx) => {
    if (!(await consume(tx, ctx, found.codeId ?? NOBODY))) return { ok: false, error: 'wrong_code' }
    if (!(await setPassword(tx, ctx, personId, passwordHash))) return { ok: false, error: 'account_closed' }
    const owner: Ctx<Citizen> = { ...ctx, actor: { kind: 'citizen', personId, sessionId: NOBODY, level: 'low' } }
    await endLoginSessions(tx, owner, { personId }, 'password_changed')
    await recordAudit(tx, owner, {
      action: purpose === 'activation' ? 'identity.account_activated' : 'identity.password_reset',
      subjectType: 'account',
      subjectId: personId,
      personId,
    })
    await publish(tx, owner, {
      type: purpose === 'activation' ? 'identity.password_changed' : 'identity.password_reset',
      personId,
    })
    return { ok: true, personId }
  })
}

async function findOpenCode({ db, now }: Ctx, purpose: OneTimeCodePurpose, pin: string) {
  const [row] = await db
    .select({
      personId: people.id,
      pin: people.pin,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      birthDate: people.birthDate,
      codeId: oneTimeCodes.id,
      codeHash: oneTimeCodes.codeHash,
    })
    .from(people)
    .leftJoin(
      oneTimeCodes,
      and(
        eq(oneTimeCodes.personId, people.id),
        eq(oneTimeCodes.purpose, purpose),
        isNull(oneTimeCodes.usedAt),
        isNull(oneTimeCodes.cancelledAt),
        gt(oneTimeCodes.expiresAt, now),
      ),
    )
    .where(eq(people.pin, pin))
  return row
}

/** The last wrong try it bears kills it. */
async function countWrongTry({ db, now }: Ctx, id: string): Promise<void> {
  const dead = sql`${oneTimeCodes.wrongTries} + 1 >= ${WRONG_TRIES}`
  await db
    .update(oneTimeCodes)
    .set({
      wrongTries: sql`${oneTimeCodes.wrongTries} + 1`,
      cancelledAt: sql`case when ${dead} then ${now.toISOString()}::timestamptz end`,
      sealedCode: sql`case when ${dead} then null else ${oneTimeCodes.sealedCode} end`,
    })
    .where(and(eq(oneTimeCodes.id, id), isNull(oneTimeCodes.usedAt), isNull(oneTimeCodes.cancelledAt)))
}

/** One code, one use: of many at once exactly one changes the row. */
export async function consume(tx: Db, { now }: Ctx, id: string): Promise<boolean> {
  const { rowCount } = await tx
    .update(oneTimeCodes)
    .set({ usedAt: now, sealedCode: null })
    .where(
      and(eq(oneTimeCodes.id, id), isNull(oneTimeCodes.usedAt), isNull(oneTimeCodes.cancelledAt), gt(oneTimeCodes.expiresAt, now)),
    )
  return rowCount === 1
}

/** Opens the account when there is none yet; a closed one stays closed. */
async function setPassword(tx: Db, { now }: Ctx, personId: string, passwordHash: string): Promise<boolean> {
  const { rowCount } = await tx
    .insert(accounts)
    .values({ personId, passwordHash, passwordChangedAt: now })
    .onConflictDoUpdate({
      target: accounts.personId,
      set: { passwordHash, passwordChangedAt: now, status: 'active' },
      setWhere: sql`${accounts.status} <> 'closed'`,
    })
  return rowCount === 1
}
