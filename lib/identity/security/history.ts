import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { auditEntries, loginProofs, loginSessions } from '@/db/schema'
import { type AssuranceLevel, SIGN_IN_METHODS, type SignInMethod } from '@/db/vocabulary/identity'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { describeDevice } from '@/lib/platform/devices'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE } from '@/lib/platform/pages'
import { isMoment } from '@/lib/platform/time'
import { higher } from '../levels'
import type { FailedTries, PastSignIn, SignInHistory } from './model'
import { endOf, mergePage } from './rules'

type Cursor = { at: Date; id: string }

function readCursor(text: string | undefined): Cursor | null {
  const [at, id] = (text ?? '').split('_')
  const moment = new Date(at ?? '')
  return isId(id) && isMoment(moment) ? { at: moment, id } : null
}

/** Tries that opened nothing: refused by what was typed, or by who typed it. */
const FAILED = ['identity.sign_in_failed', 'identity.sign_in_refused']

/**
 * Sign-ins of this person and tries that failed, newest first. Paged by the last line seen, so that new ones do not shift the pages.
 */
export async function listSignInHistory(ctx: Ctx<Citizen>, { before }: { before?: string } = {}): Promise<SignInHistory> {
  const cursor = readCursor(before)
  const { entries, next } = mergePage(await Promise.all([pastSignIns(ctx, cursor), failedTries(ctx, cursor)]), PAGE_SIZE)
  return { entries, next: next && `${next.at.toISOString()}_${next.id}` }
}

async function pastSignIns(ctx: Ctx<Citizen>, cursor: Cursor | null): Promise<PastSignIn[]> {
  const rows = await ctx.db
    .select()
    .from(loginSessions)
    .where(
      and(
        eq(loginSessions.personId, ctx.actor.personId),
        cursor ? sql`(${loginSessions.startedAt}, ${loginSessions.id}) < (${cursor.at}, ${cursor.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(loginSessions.startedAt), desc(loginSessions.id))
    .limit(PAGE_SIZE + 1)
  const proofs = await proofsOf(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const own = proofs.filter((proof) => proof.loginSessionId === row.id)
    return {
      kind: 'sign_in',
      id: row.id,
      at: row.startedAt,
      device: describeDevice(row.userAgent),
      address: row.ip,
      methods: [...new Set([row.method, ...own.map((proof) => proof.method)])],
      level: own.reduce<AssuranceLevel>((top, proof) => higher(top, proof.level), 'low'),
      end: endOf(row, ctx.now),
      receipt: row.endedAt !== null,
    }
  })
}

const proofsOf = async (ctx: Ctx<Citizen>, ids: string[]) =>
  ids.length === 0
    ? []
    : await ctx.db
        .select({ loginSessionId: loginProofs.loginSessionId, method: loginProofs.method, level: loginProofs.level })
        .from(loginProofs)
        .where(inArray(loginProofs.loginSessionId, ids))
        .orderBy(loginProofs.provenAt)

/** A stranger's thousand guesses are a line a day, not fifty pages. */
async function failedTries(ctx: Ctx<Citizen>, cursor: Cursor | null): Promise<FailedTries[]> {
  const { at, details, ip, id } = auditEntries
  const last = sql<Date>`max(${at})`.mapWith(at)
  const newest = sql<string>`max(${id}::text)`
  const method = sql<string | null>`${details}->>'method'`
  const rows = await ctx.db
    .select({
      id: newest,
      at: last,
      firstAt: sql<Date>`min(${at})`.mapWith(at),
      count: sql<number>`count(*)`.mapWith(Number),
      ip,
      method,
    })
    .from(auditEntries)
    .where(and(eq(auditEntries.personId, ctx.actor.personId), inArray(auditEntries.action, FAILED)))
    .groupBy(sql`(${at} at time zone 'Asia/Baku')::date`, ip, method)
    .having(cursor ? sql`(${last}, ${newest}) < (${cursor.at}, ${cursor.id})` : undefined)
    .orderBy(sql`${last} desc`, sql`${newest} desc`)
    .limit(PAGE_SIZE + 1)
  return rows.map((row) => ({
    kind: 'failed',
    id: row.id,
    at: row.at,
    firstAt: row.firstAt,
    count: row.count,
    address: row.ip,
    method: isMethod(row.method) ? row.method : null,
  }))
}

const isMethod = (text: string | null): text is SignInMethod => (SIGN_IN_METHODS as readonly (string | null)[]).includes(text)
