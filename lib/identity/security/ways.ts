import { and, desc, eq, isNotNull, isNull, max } from 'drizzle-orm'
import { accounts, loginProofs, passkeys } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import type { WaysToSignIn } from './model'

/** What opens the account of this person, and when each way was last used. */
export async function getWaysToSignIn(ctx: Ctx<Citizen>): Promise<WaysToSignIn> {
  const { personId } = ctx.actor
  const [account, own, used] = await Promise.all([
    ctx.db
      .select({ changedAt: accounts.passwordChangedAt })
      .from(accounts)
      .where(and(eq(accounts.personId, personId), isNotNull(accounts.passwordHash))),
    ctx.db
      .select({
        id: passkeys.id,
        name: passkeys.name,
        createdAt: passkeys.createdAt,
        lastUsedAt: passkeys.lastUsedAt,
        backedUp: passkeys.backedUp,
      })
      .from(passkeys)
      .where(and(eq(passkeys.personId, personId), isNull(passkeys.removedAt)))
      .orderBy(desc(passkeys.createdAt), desc(passkeys.id)),
    ctx.db
      .select({ method: loginProofs.method, at: max(loginProofs.provenAt) })
      .from(loginProofs)
      .where(eq(loginProofs.personId, personId))
      .groupBy(loginProofs.method),
  ])
  const lastUse = (method: string) => used.find((one) => one.method === method)?.at ?? null
  return {
    passwordChangedAt: account[0]?.changedAt ?? null,
    passkeys: own,
    lastUsed: {
      password: lastUse('password'),
      passkey: lastUse('passkey'),
      asan_imza: lastUse('asan_imza'),
      e_signature: lastUse('e_signature'),
    },
  }
}
