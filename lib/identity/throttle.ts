import { isIPv6 } from 'node:net'
import { and, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { signInThrottles } from '@/db/schema'
import { keyedHash } from '@/lib/platform/crypto'
import { minutesAfter } from '@/lib/platform/time'

/** How many failures in a row are free before each further one has to wait. A whole office shares one address. */
export const ALLOWANCE = { person: 5, device: 5, address: 30 }
/** Waits after the free failures are used up; the last one repeats. It never becomes a lock-out. */
export const BLOCK_MINUTES = [1, 2, 4, 8, 15]
/** Quiet for this long, and the count begins anew. */
const FORGET_AFTER_MINUTES = 60

export type ThrottleKey = { key: string; allowance: number }

/** Attempts at a person, from wherever they come. */
export const personKey = (purpose: string, pin: string): ThrottleKey => ({
  key: keyedHash(`throttle.${purpose}`, pin),
  allowance: ALLOWANCE.person,
})

/** Attempts from an address; null when nobody knows it: all visitors would share the count. */
export const addressKey = (ip: string | undefined, purpose = 'address'): ThrottleKey | null =>
  ip ? { key: keyedHash(`throttle.${purpose}`, networkOf(ip)), allowance: ALLOWANCE.address } : null

/** One customer of an IPv6 network holds a /64 and may come from any of its addresses: they count as one. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip.replace(/^::ffff:/i, '')
  const [head = '', tail] = ip.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const groups = tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/**
 * Takes one attempt from each key, before the password is looked at, so that parallel guesses count too.
 *
 * @returns null when the attempt may go on, else the moment from which the next one may
 */
export async function takeAttempt(db: Db, keys: readonly ThrottleKey[], now: Date): Promise<Date | null> {
  const blocked = await blockedUntil(db, keys, now)
  if (blocked) return blocked
  for (const one of keys) {
    if (!(await take(db, one, now))) return (await blockedUntil(db, [one], now)) ?? minutesAfter(now, 1)
  }
  return null
}

async function take(db: Db, { key, allowance }: ThrottleKey, now: Date): Promise<boolean> {
  const t = signInThrottles
  const at = sql`${now.toISOString()}::timestamptz`
  const failures = sql`case when ${t.lastAttemptAt} < ${at} - make_interval(mins => ${FORGET_AFTER_MINUTES}) then 1 else ${t.failures} + 1 end`
  const minutes = sql`(array[${sql.raw(BLOCK_MINUTES.join(','))}])[least(${failures} - ${allowance} + 1, ${sql.raw(String(BLOCK_MINUTES.length))})]`
  const rows = await db
    .insert(t)
    .values({ key, failures: 1, lastAttemptAt: now })
    .onConflictDoUpdate({
      target: t.key,
      set: {
        failures,
        lastAttemptAt: now,
        blockedUntil: sql`case when ${failures} >= ${allowance} then ${at} + make_interval(mins => ${minutes}) end`,
      },
      // The row lock makes parallel attempts queue up here; one that finds the block in place takes nothing.
      setWhere: sql`${t.blockedUntil} is null or ${t.blockedUntil} <= ${at}`,
    })
    .returning({ failures: t.failures })
  return rows.length > 0
}

/** The latest moment until which one of these keys has to wait; null when none has. */
export async function blockedUntil(db: Db, keys: readonly ThrottleKey[], now: Date): Promise<Date | null> {
  const rows = await db
    .select({ until: signInThrottles.blockedUntil })
    .from(signInThrottles)
    .where(
      and(
        inArray(
          signInThrottles.key,
          keys.map(({ key }) => key),
        ),
        gt(signInThrottles.blockedUntil, now),
      ),
    )
  return rows.reduce<Date | null>((latest, { until }) => (until && (!latest || until > latest) ? until : latest), null)
}

/** After a right password: the person's count is forgotten, the address only gets this attempt back. */
export async function giveBack(db: Db, subject: Pick<ThrottleKey, 'key'>, address: Pick<ThrottleKey, 'key'> | null): Promise<void> {
  await db.delete(signInThrottles).where(inArray(signInThrottles.key, [subject.key]))
  if (!address) return
  await db
    .update(signInThrottles)
    .set({ failures: sql`greatest(${signInThrottles.failures} - 1, 0)`, blockedUntil: null })
    .where(inArray(signInThrottles.key, [address.key]))
}

/** Drops counts that no longer matter. */
export async function forgetOldThrottles(db: Db, now: Date): Promise<void> {
  await db.delete(signInThrottles).where(lt(signInThrottles.lastAttemptAt, minutesAfter(now, -2 * FORGET_AFTER_MINUTES)))
}
