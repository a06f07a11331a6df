import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '@/db/client'
import { people, representations } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { formatPersonName } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import type { NoticeKind } from '../model'
import { sendNotice } from '../send-notice'
import { settleMatter } from '../settle'

const owner = alias(people, 'owner')
const deputy = alias(people, 'deputy')

const representationMatter = (id: string) => `representation:${id}`

/** A right as it stands now, with both names. A parent and a representative of a company were named by a register, not by each other. */
async function rightNow(db: Db, id: string) {
  const [found] = await db
    .select({ row: representations, owner, deputy })
    .from(representations)
    .leftJoin(owner, eq(owner.id, representations.ownerPersonId))
    .leftJoin(deputy, eq(deputy.id, representations.deputyPersonId))
    .where(eq(representations.id, id))
  if (!found) return null
  const { row } = found
  return {
    ...row,
    ownerName: row.companyName ?? (found.owner ? formatPersonName(found.owner) : ''),
    deputyName: found.deputy ? formatPersonName(found.deputy) : '',
  }
}

const tell = (
  ctx: Ctx,
  to: string,
  kind: NoticeKind,
  id: string,
  params: Record<string, string>,
  asks?: { dueOn: string },
): Promise<unknown> =>
  sendNotice(ctx.db, ctx, {
    personId: to,
    kind,
    params,
    dedupeKey: `${kind}|${id}`,
    ...(asks
      ? { asks: { matter: representationMatter(id), actionPath: `/representation/${id}`, ...asks } }
      : { actionPath: `/representation/${id}` }),
  })

/** On: somebody offers the right to act for them. To: the one it is offered to, while it waits; an offer to nobody tells nobody. */
export const representationOffered = subscriber(
  'notifications.representation-offered',
  ['identity.representation_offered'],
  async (ctx, { data }) => {
    const right = await rightNow(ctx.db, data.representationId)
    if (right?.status !== 'offered' || !right.deputyPersonId || !right.answerBy) return
    await tell(
      ctx,
      right.deputyPersonId,
      'representation_offered',
      right.id,
      { owner: right.ownerName },
      {
        dueOn: dayInBaku(right.answerBy),
      },
    )
  },
)

/** On: the other side has answered. To: the owner. */
export const representationAnswered = subscriber(
  'notifications.representation-answered',
  ['identity.representation_accepted', 'identity.representation_refused'],
  async (ctx, { type, data }) => {
    const right = await rightNow(ctx.db, data.representationId)
    if (right?.kind !== 'delegation' || !right.ownerPersonId) return
    if (right.deputyPersonId)
      await settleMatter(ctx.db, ctx, { personId: right.deputyPersonId, matter: representationMatter(right.id) })
    const kind = type === 'identity.representation_accepted' ? 'representation_accepted' : 'representation_refused'
    await tell(ctx, right.ownerPersonId, kind, right.id, { deputy: right.deputyName })
  },
)

/** On: the owner took it back. To: the one who acted, or was to act. */
export const representationRevoked = subscriber(
  'notifications.representation-revoked',
  ['identity.representation_revoked'],
  async (ctx, { data }) => {
    const right = await rightNow(ctx.db, data.representationId)
    if (!right?.deputyPersonId) return
    await settleMatter(ctx.db, ctx, { personId: right.deputyPersonId, matter: representationMatter(right.id) }, 'lapsed')
    await tell(ctx, right.deputyPersonId, 'representation_revoked', right.id, { owner: right.ownerName })
  },
)

/** On: a right ended by its time, by a register or because it was given back. To: both sides, each with the other's name. */
export const representationEnded = subscriber(
  'notifications.representation-ended',
  ['identity.representation_ended'],
  async (ctx, { data }) => {
    const right = await rightNow(ctx.db, data.representationId)
    if (!right?.endReason) return
    const { id, endReason: reason, ownerPersonId, deputyPersonId } = right
    if (deputyPersonId) {
      await settleMatter(ctx.db, ctx, { personId: deputyPersonId, matter: representationMatter(id) }, 'lapsed')
      await tell(ctx, deputyPersonId, 'representation_ended', id, { reason, side: 'deputy', name: right.ownerName })
    }
    // What the owner typed stays what they are told: an offer to nobody ends in the same words.
    const name = right.decidedAt || right.kind !== 'delegation' ? right.deputyName : (right.offeredSurname ?? '')
    if (ownerPersonId) await tell(ctx, ownerPersonId, 'representation_ended', id, { reason, side: 'owner', name })
  },
)
