import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '@/db/client'
import { appointments } from '@/db/schema'
import { type Ctx, within } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, type Result } from '@/lib/platform/result'
import { cancelParty } from '../cancel-party'
import { lockPerson } from '../facts'
import { moveParty } from '../move-party'
import type { MoveError } from '../party'
import { alternativesTo } from './alternatives'
import { type Caller, channelOf, visitsOf } from './caller'
import { noteLook } from './disclose'
import { problem } from './problems'
import type { Move } from './schemas'
import type { Call } from './serve'
import { findVisitOf, shownVisit, visitTag } from './visits'

type ChangeError = MoveError | 'cancel_closed' | 'version_changed' | 'appointment_not_found'
type Changing = Pick<Call<unknown, unknown>, 'caller' | 'params' | 'ifMatch'>

/** Moves a visit to another time; the old one is kept until the new one is sure. */
export async function move(call: Call<unknown, z.output<typeof Move>>): Promise<Response> {
  const { slotId } = call.body
  let serviceCode = ''
  const moved = await changed(call, (tx, ctx, visit) => {
    serviceCode = visit.serviceCode
    return moveParty(tx, ctx, { visits: [{ id: visit.id, slotId }], channel: channelOf(call.caller) })
  })
  if (moved.ok) return visitAnswer(call)
  if (moved.error === 'slot_taken')
    return problem('slot_taken', { alternatives: await alternativesTo(call.caller.ctx, { slotId, serviceCode }) })
  return refused(moved.error)
}

/** Gives a visit up. Giving up twice is the same as once. */
export async function cancel(call: Call<unknown, unknown>): Promise<Response> {
  const done = await changed(call, (tx, ctx, { id }) => cancelParty(tx, ctx, { visitIds: [id], channel: channelOf(call.caller) }))
  return done.ok ? visitAnswer(call) : refused(done.error)
}

const refused = (error: ChangeError): Response =>
  problem(error === 'not_found' ? 'appointment_not_found' : error === 'representation_ended' ? 'not_allowed' : error)

/** One change of one visit of the caller, which must still be the version the caller saw. */
function changed<E extends ChangeError>(
  { caller, params: { id = '' }, ifMatch }: Changing,
  change: (tx: Db, ctx: Ctx, visit: { id: string; serviceCode: string }) => Promise<Result<unknown, E>>,
): Promise<Result<unknown, ChangeError>> {
  const ctx: Ctx = caller.ctx
  if (!isId(id)) return Promise.resolve(err('appointment_not_found'))
  return ctx.db.transaction(async (tx) => {
    const visit = await findOwn(tx, caller, id, 'read')
    if (!visit) return err('appointment_not_found')
    if (ifMatch !== null) {
      // The person before the visit, as everywhere in this room; then nobody changes it between the comparison and the change.
      await lockPerson(tx, visit.personId)
      if ((await findOwn(tx, caller, id, 'lock'))?.version !== ifMatch) return err('version_changed')
    }
    return change(tx, within(ctx, tx), visit)
  })
}

async function findOwn(tx: Db, caller: Caller, id: string, how: 'read' | 'lock') {
  const query = tx
    .select({
      id: appointments.id,
      personId: appointments.personId,
      serviceCode: appointments.serviceCode,
      version: appointments.version,
    })
    .from(appointments)
    .where(and(eq(appointments.id, id), visitsOf(caller)))
  const [visit] = await (how === 'lock' ? query.for('update') : query)
  return visit ?? null
}

/** The visit as it stands now, with its version as ETag. */
export async function visitAnswer({ caller, params: { id = '' } }: Pick<Changing, 'caller' | 'params'>): Promise<Response> {
  if (!isId(id)) return problem('appointment_not_found')
  if (caller.kind === 'person') {
    const row = await findVisitOf(caller, id)
    return row ? Response.json(shownVisit(row, caller), { headers: { etag: visitTag(row) } }) : problem('appointment_not_found')
  }
  return caller.ctx.db.transaction(async (tx) => {
    const row = await findVisitOf(caller, id, tx)
    if (!row) return problem('appointment_not_found')
    await noteLook(within(caller.ctx, tx), row.personId, row.id)
    return Response.json(shownVisit(row, caller), { headers: { etag: visitTag(row) } })
  })
}
