import { and, eq } from 'drizzle-orm'
import { applicationConfirmations, applications, people, services } from '@/db/schema'
import type { Db } from '@/db/client'
import { subscriber } from '@/lib/events'
import { formatPersonName } from '@/lib/i18n'
import { sendNotice } from '../send-notice'
import { settleMatter } from '../settle'

const confirmationMatter = (applicationId: string) => `confirmation:${applicationId}`

async function requestNow(db: Db, id: string) {
  const [found] = await db
    .select({ asked: applicationConfirmations, service: services.name, deputy: people })
    .from(applicationConfirmations)
    .innerJoin(applications, eq(applications.id, applicationConfirmations.applicationId))
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .innerJoin(people, eq(people.id, applicationConfirmations.deputyPersonId))
    .where(eq(applicationConfirmations.id, id))
  return found ?? null
}

/** On: a deputy wants to send something. To: the owner, while the request waits. */
export const confirmationAsked = subscriber(
  'notifications.confirmation-asked',
  ['applications.confirmation_asked'],
  async (ctx, { data }) => {
    const found = await requestNow(ctx.db, data.confirmationId)
    if (found?.asked.status !== 'waiting') return
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'confirmation_asked',
      params: { deputy: formatPersonName(found.deputy), service: found.service },
      dedupeKey: `confirmation_asked|${data.confirmationId}`,
      asks: { matter: confirmationMatter(data.applicationId), actionPath: `/applications/${data.applicationId}/confirm` },
    })
  },
)

/** On: the owner has answered, or the draft has changed. To: the deputy, of an answer; what asked the owner is settled. */
export const confirmationSettled = subscriber(
  'notifications.confirmation-settled',
  ['applications.confirmation_settled'],
  async (ctx, { data }) => {
    const found = await requestNow(ctx.db, data.confirmationId)
    if (!found) return
    const { applicationId, personId, deputyPersonId, outcome } = data
    // A newer request of the same draft still asks: its notice has taken the older one's place.
    const [open] = await ctx.db
      .select({ id: applicationConfirmations.id })
      .from(applicationConfirmations)
      .where(and(eq(applicationConfirmations.applicationId, applicationId), eq(applicationConfirmations.status, 'waiting')))
    if (!open)
      await settleMatter(
        ctx.db,
        ctx,
        { personId, matter: confirmationMatter(applicationId) },
        outcome === 'outdated' ? 'lapsed' : 'acted',
      )
    if (outcome === 'outdated') return
    await sendNotice(ctx.db, ctx, {
      personId: deputyPersonId,
      kind: 'confirmation_answered',
      params: { outcome, service: found.service, reason: found.asked.reason ?? '' },
      dedupeKey: `confirmation_answered|${data.confirmationId}`,
      actionPath: '/representation',
    })
  },
)
