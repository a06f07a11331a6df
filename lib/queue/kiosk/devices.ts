import { createHash } from 'node:crypto'
import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centres, queueDevices } from '@/db/schema'
import type { DeviceKind } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import { addressKey, takeAttempt, type ThrottleKey } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { demoMode } from '@/lib/platform/env'
import { hashToken, newId, newToken } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import type { PairedDevice } from './model'

export type PairingError = 'code_unknown' | 'too_many_attempts' | 'not_in_demo'
export type Paired = { token: string; centreCode: string; kind: DeviceKind }

/** Of a one-time code as the manager's page shows it: dashes, spaces and small letters do not matter. */
export const pairingHash = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')

const tokenHashOf = (token: string): string => hashToken(token).toString('hex')

/** Where nobody knows addresses, all tries together: there are few pairings a day, and every guess hits one of 30^8 codes. */
const EVERYBODY: ThrottleKey = { key: 'device-pairing', allowance: 60 }

/**
 * Turns a one-time code into the device's own secret. The code is spent by the same statement that finds it, so that of two
 * screens on which it is typed only one is paired.
 */
export async function pairDevice(
  ctx: Ctx,
  { code, kind }: { code: string; kind: DeviceKind },
): Promise<Result<Paired, PairingError>> {
  const keys: ThrottleKey[] = [addressKey(ctx.ip, 'device-pairing') ?? EVERYBODY]
  if (await takeAttempt(ctx.db, keys, ctx.now)) return err('too_many_attempts')
  const { token } = newToken()
  return ctx.db.transaction(async (tx) => {
    const [device] = await tx
      .update(queueDevices)
      .set({
        tokenHash: tokenHashOf(token),
        pairedAt: ctx.now,
        seenAt: ctx.now,
        pairingHash: null,
        pairingExpiresAt: null,
        updatedAt: ctx.now,
      })
      .where(
        and(
          eq(queueDevices.pairingHash, pairingHash(code)),
          eq(queueDevices.kind, kind),
          gt(queueDevices.pairingExpiresAt, ctx.now),
          isNull(queueDevices.disabledAt),
        ),
      )
      .returning({ id: queueDevices.id, centreCode: queueDevices.centreCode, kind: queueDevices.kind })
    if (!device) return err('code_unknown')
    await recordAudit(tx, ctx, { action: 'queue.device_paired', subjectType: 'queue_device', subjectId: device.id })
    return ok({ token, centreCode: device.centreCode, kind: device.kind })
  })
}

/** Where the demo's kiosk and screen stand. */
export const DEMO_CENTRE = 'asan-baku-1'
/** A demo device that was silent for so long is given to the next who asks: series are two letters only. */
const DEMO_IDLE_MINUTES = 60

/** One press in the demo: a device of the demo centre, without a manager. Never outside it. */
export async function pairDemoDevice(ctx: Ctx, kind: DeviceKind): Promise<Result<Paired, PairingError>> {
  if (!demoMode()) return err('not_in_demo')
  const { token } = newToken()
  const paired = { tokenHash: tokenHashOf(token), pairedAt: ctx.now, seenAt: ctx.now, updatedAt: ctx.now }
  return ctx.db.transaction(async (tx) => {
    // One demo device is made at a time: two presses get two series.
    await tx.execute(sql`select from centres where code = ${DEMO_CENTRE} for no key update`)
    const mine = and(
      eq(queueDevices.centreCode, DEMO_CENTRE),
      eq(queueDevices.kind, kind),
      eq(queueDevices.name, DEMO_NAMES[kind]),
      isNull(queueDevices.disabledAt),
    )
    const [idle] = await tx
      .select({ id: queueDevices.id })
      .from(queueDevices)
      .where(and(mine, lt(queueDevices.seenAt, minutesAfter(ctx.now, -DEMO_IDLE_MINUTES))))
      .limit(1)
    const id = idle?.id ?? newId()
    if (idle) await tx.update(queueDevices).set(paired).where(eq(queueDevices.id, id))
    else
      await tx.insert(queueDevices).values({
        id,
        centreCode: DEMO_CENTRE,
        kind,
        name: DEMO_NAMES[kind],
        series: kind === 'kiosk' ? await freeSeries(tx, DEMO_CENTRE) : null,
        ...paired,
      })
    await recordAudit(tx, ctx, { action: 'queue.device_paired', subjectType: 'queue_device', subjectId: id })
    return ok({ token, centreCode: DEMO_CENTRE, kind })
  })
}

const DEMO_NAMES: Record<DeviceKind, string> = { kiosk: 'Demo kiosk', display: 'Demo ekran', feedback: 'Demo planşet' }

/** The first two letters, from KA on, that no kiosk of the centre prints. */
async function freeSeries(db: Db, centreCode: string): Promise<string> {
  const rows = await db
    .select({ series: queueDevices.series })
    .from(queueDevices)
    .where(and(eq(queueDevices.centreCode, centreCode), isNotNull(queueDevices.series)))
  const used = new Set(rows.map((row) => row.series))
  const letters = 'KLMNPQRSTUVXYZABCDEFGHJ'
  for (const first of letters) for (const second of 'ABCDEFGHJKLMNPQRSTUVXYZ') if (!used.has(first + second)) return first + second
  throw new Error(`Cannot pair a kiosk: expected a free series at ${centreCode}, all are in use`)
}

/** How often a device's sign of life is written. */
const SEEN_EVERY_MINUTES = 0.5

/** The device that holds this secret; null when there is none. One that was switched off is found, so that it can be told so. */
export async function findDevice(ctx: Ctx, token: string | undefined): Promise<PairedDevice | null> {
  if (!token) return null
  const [device] = await ctx.db
    .select({
      id: queueDevices.id,
      centreCode: queueDevices.centreCode,
      centreName: centres.name,
      kind: queueDevices.kind,
      name: queueDevices.name,
      series: queueDevices.series,
      seenAt: queueDevices.seenAt,
      disabledAt: queueDevices.disabledAt,
    })
    .from(queueDevices)
    .innerJoin(centres, eq(centres.code, queueDevices.centreCode))
    .where(eq(queueDevices.tokenHash, tokenHashOf(token)))
  if (!device) return null
  const { disabledAt, seenAt, ...known } = device
  if (!disabledAt) await markSeen(ctx, device.id)
  return { ...known, disabled: disabledAt !== null }
}

/** Writes that the device lives; the manager sees one that fell silent. */
async function markSeen(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .update(queueDevices)
    .set({ seenAt: ctx.now })
    .where(
      and(
        eq(queueDevices.id, id),
        or(isNull(queueDevices.seenAt), lt(queueDevices.seenAt, minutesAfter(ctx.now, -SEEN_EVERY_MINUTES))),
      ),
    )
}
