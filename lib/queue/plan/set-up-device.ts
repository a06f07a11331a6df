import { and, eq, isNull, sql } from 'drizzle-orm'
import { queueDevices } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { isId, newId, randomLetters } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { pairingHash } from '../kiosk/devices'
import type { DeviceInput, DeviceMove, PlanError } from './model'
import { canPlan } from './policy'

/** A code is typed on the device within so many minutes. */
const PAIRING_MINUTES = 15

function pairing(now: Date) {
  const code = randomLetters(8)
  return { pairingHash: pairingHash(code), pairingSealed: encrypt(code), pairingExpiresAt: minutesAfter(now, PAIRING_MINUTES) }
}

/** Makes a kiosk, a hall screen or a rating tablet known, with a code that pairs it once. */
export async function addDevice(
  ctx: Ctx<Staff>,
  { centreCode, kind, name }: DeviceInput,
): Promise<Result<{ id: string }, PlanError>> {
  if (!(await canPlan(ctx, centreCode))) return err('not_found')
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, PlanError>> => {
    // Two managers who add a kiosk at once get different series.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('devices'), hashtext(${centreCode}))`)
    const used = await tx.select({ series: queueDevices.series }).from(queueDevices).where(eq(queueDevices.centreCode, centreCode))
    const series = kind === 'kiosk' ? freeSeries(used.map((row) => row.series)) : null
    if (kind === 'kiosk' && !series) return err('too_many_devices')
    const id = newId()
    await tx.insert(queueDevices).values({ id, centreCode, kind, name, series, createdBy: ctx.actor.staffId, ...pairing(ctx.now) })
    await recordAudit(tx, ctx, {
      action: 'plan.device_added',
      subjectType: 'queue_device',
      subjectId: id,
      details: { centreCode, kind, ...(series && { series }) },
    })
    return ok({ id })
  })
}

/** KA, KB, … KZ, LA, …: a series is never given twice, so that numbers on old paper stay apart too. */
function freeSeries(used: readonly (string | null)[]): string | null {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = ['K', 'L', 'M'].flatMap((first) => letters.map((second) => first + second))
  return all.find((series) => !used.includes(series)) ?? null
}

/** `pair`: a new code, which also ends what was paired before. `disable`: the device is answered no more. */
export async function moveDevice(ctx: Ctx<Staff>, { centreCode, id, move }: DeviceMove): Promise<Result<void, PlanError>> {
  if (!(await canPlan(ctx, centreCode))) return err('not_found')
  const off = { tokenHash: null, pairingHash: null, pairingSealed: null, pairingExpiresAt: null }
  return ctx.db.transaction(async (tx): Promise<Result<void, PlanError>> => {
    const [device] = await tx
      .update(queueDevices)
      .set(move === 'disable' ? { ...off, disabledAt: ctx.now } : { ...off, ...pairing(ctx.now), disabledAt: null })
      .where(
        and(
          eq(queueDevices.id, id),
          eq(queueDevices.centreCode, centreCode),
          move === 'disable' ? isNull(queueDevices.disabledAt) : undefined,
        ),
      )
      .returning({ kind: queueDevices.kind })
    if (!device) return err('already_withdrawn')
    await recordAudit(tx, ctx, {
      action: move === 'disable' ? 'plan.device_disabled' : 'plan.device_code',
      subjectType: 'queue_device',
      subjectId: id,
      details: { centreCode, kind: device.kind },
    })
    return ok()
  })
}

/** The code of a device, once: it is forgotten as it is shown. Null: shown before, too old, or not there. */
export async function takePairingCode(
  ctx: Ctx<Staff>,
  { centreCode, id }: { centreCode: string; id: string },
): Promise<{ name: string; code: string; expiresAt: Date } | null> {
  if (!isId(id) || !(await canPlan(ctx, centreCode))) return null
  return ctx.db.transaction(async (tx) => {
    const device = and(eq(queueDevices.id, id), eq(queueDevices.centreCode, centreCode))
    const [row] = await tx.select().from(queueDevices).where(device).for('update')
    if (!row?.pairingSealed || !row.pairingExpiresAt || row.pairingExpiresAt <= ctx.now) return null
    await tx.update(queueDevices).set({ pairingSealed: null }).where(device)
    const code = decrypt(row.pairingSealed)
    return { name: row.name, code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: row.pairingExpiresAt }
  })
}
