import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { timingSafeEqual } from 'node:crypto'
import type { LocalizedText } from '@/db/columns'
import type { Db } from '@/db/client'
import { clients, loginParticipants, loginSessions, logoutDeliveries } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { isId } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'
import type { LogoutReceipt, ReceiptPartner } from './model'

/** How long the link to a receipt opens it for somebody who is no longer signed in. */
export const RECEIPT_LINK_MINUTES = 30

const PORTAL_NAME: LocalizedText = { az: 'myGov', en: 'myGov', ru: 'myGov' }

/** The receipt of one of the citizen's own sign-ins; null while it lives, and for a stranger's. */
export async function readLogoutReceipt(ctx: Ctx<Citizen>, loginSessionId: string): Promise<LogoutReceipt | null> {
  if (!isId(loginSessionId)) return null
  return readReceipt(ctx.db, and(eq(loginSessions.id, loginSessionId), eq(loginSessions.personId, ctx.actor.personId)))
}

/**
 * The last part of a link that opens the receipt of a sign-in for half an hour. It tells portals and times, nothing about the
 * person, and nobody can make one without our key.
 */
export function receiptToken(loginSessionId: string, now: Date): string {
  const until = Math.floor(minutesAfter(now, RECEIPT_LINK_MINUTES).getTime() / 1000).toString(36)
  return `${loginSessionId}.${until}.${sealOf(loginSessionId, until)}`
}

/** The receipt behind such a link; null when the link is made up or too old. */
export async function readReceiptByToken(ctx: Ctx, token: string): Promise<LogoutReceipt | null> {
  const [loginSessionId = '', until = '', seal = ''] = token.split('.')
  if (!isId(loginSessionId) || !isSame(seal, sealOf(loginSessionId, until))) return null
  if (Number.parseInt(until, 36) * 1000 < ctx.now.getTime()) return null
  return readReceipt(ctx.db, eq(loginSessions.id, loginSessionId))
}

const sealOf = (loginSessionId: string, until: string): string => keyedHash('logout.receipt', `${loginSessionId}.${until}`)

function isSame(given: string, made: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(made)]
  return one.length === other.length && timingSafeEqual(one, other)
}

async function readReceipt(db: Db, which: SQL | undefined): Promise<LogoutReceipt | null> {
  const [login] = await db
    .select({ id: loginSessions.id, endedAt: loginSessions.endedAt, reason: loginSessions.endReason })
    .from(loginSessions)
    .where(and(which, isNotNull(loginSessions.endedAt)))
  if (!login?.endedAt || !login.reason) return null
  const partners = await portalsOf(db, eq(loginParticipants.loginSessionId, login.id))
  return {
    loginSessionId: login.id,
    endedAt: login.endedAt,
    reason: login.reason,
    partners,
    settled: partners.every(({ status }) => status !== 'pending'),
  }
}

async function portalsOf(db: Db, which: SQL): Promise<ReceiptPartner[]> {
  const rows = await db
    .select({
      clientId: loginParticipants.clientId,
      name: clients.name,
      status: loginParticipants.logoutStatus,
      joinedAt: loginParticipants.joinedAt,
      settledAt: loginParticipants.logoutSettledAt,
      attempts: logoutDeliveries.attempts,
      nextAttemptAt: logoutDeliveries.nextAttemptAt,
    })
    .from(loginParticipants)
    .leftJoin(clients, eq(clients.clientId, loginParticipants.clientId))
    .leftJoin(logoutDeliveries, eq(logoutDeliveries.participantId, loginParticipants.id))
    .where(which)
    .orderBy(asc(loginParticipants.joinedAt))
  return rows.map((row) => ({
    ...row,
    name: row.name ?? PORTAL_NAME,
    status: row.status ?? 'ended',
    attempts: row.attempts ?? 0,
    nextAttemptAt: row.status === 'pending' ? row.nextAttemptAt : null,
  }))
}

/** The sign-in of that name, when it has ended. */
export async function findEndedLogin(db: Db, uid: string): Promise<string | null> {
  const [row] = await db
    .select({ id: loginSessions.id })
    .from(loginSessions)
    .where(and(eq(loginSessions.uid, uid), isNotNull(loginSessions.endedAt)))
  return row?.id ?? null
}

/** Names of the portals a living sign-in has opened, for the question whether to leave them all. */
export async function listOpenPortals(db: Db, uid: string): Promise<{ clientId: string; name: LocalizedText }[]> {
  const rows = await db
    .select({ clientId: loginParticipants.clientId, name: clients.name })
    .from(loginParticipants)
    .innerJoin(loginSessions, and(eq(loginSessions.id, loginParticipants.loginSessionId), isNull(loginSessions.endedAt)))
    .leftJoin(clients, eq(clients.clientId, loginParticipants.clientId))
    .where(eq(loginSessions.uid, uid))
    .orderBy(asc(loginParticipants.joinedAt))
  return rows.map(({ clientId, name }) => ({ clientId, name: name ?? PORTAL_NAME }))
}
