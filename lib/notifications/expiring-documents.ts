import { inArray } from 'drizzle-orm'
import { people } from '@/db/schema'
import type { IdentityDocumentKind } from '@/db/vocabulary/registers'
import { askRegister } from '@/lib/exchange'
import type { Ctx } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { addDays, ageOn, dayInBaku } from '@/lib/platform/time'
import { peopleWithServiceInHand } from './in-hand'
import type { NoticeKind } from './model'
import { sendNotice } from './send-notice'
import { stageOn } from './stages'

/** The feed covers everybody; a person in front of a screen does not wait for it. */
export const FEED_TIMEOUT_MS = 30_000

type Reminder = {
  rule: string
  kind: NoticeKind
  document: IdentityDocumentKind
  serviceCode: string
  /** Days before (negative) and after the last day. */
  stages: readonly number[]
  /** Documents of holders of this age on the last day are left out: theirs are without end by law. */
  endlessFromAge?: number
}

/** Reminds holders of documents that run out, once a stage. A renewed document is another fact, so its reminders start anew. */
export async function remindOfExpiry(ctx: Ctx, reminder: Reminder): Promise<number> {
  const { rule, document, serviceCode, stages } = reminder
  const today = dayInBaku(ctx.now)
  const [first = 0] = stages
  // A month after the last stage nobody is reminded any more.
  const span = { from: addDays(today, -30), to: addDays(today, -first) }
  const feed = await askRegister(ctx, 'identity_documents', 'expiring', span, { timeoutMs: FEED_TIMEOUT_MS })
  // Thrown, so that the job is tried again: a silent day would be a reminder nobody gets.
  if (!feed.ok) throw new Error(`Cannot run ${rule}: expected the feed of ${feed.register}, got '${feed.error}'`)

  const expiring = feed.value.filter((one) => one.kind === document)
  const holders =
    expiring.length === 0
      ? []
      : await ctx.db
          .select({ id: people.id, pin: people.pin, birthDate: people.birthDate })
          .from(people)
          .where(
            inArray(
              people.pin,
              expiring.map((one) => one.pin),
            ),
          )
  const holderOf = new Map(holders.map((person) => [person.pin, person]))
  const inHand = await peopleWithServiceInHand(
    ctx.db,
    serviceCode,
    holders.map((person) => person.id),
    addDays(today, first),
  )

  let told = 0
  for (const one of expiring) {
    const holder = holderOf.get(one.pin)
    const stage = stageOn(stages, one.expiresOn, today)
    if (!holder || stage === null || inHand.has(holder.id)) continue
    if (reminder.endlessFromAge && ageOn(holder.birthDate, one.expiresOn) >= reminder.endlessFromAge) continue
    // The number stays with the register: the portal only needs to know this document again.
    const fact = `${document}:${keyedHash('notices.document', `${one.number}\0${one.expiresOn}`)}`
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId: holder.id,
        kind: reminder.kind,
        params: { expiresOn: one.expiresOn },
        dedupeKey: `${rule}|${fact}|${stage}`,
        asks: { matter: fact, actionPath: `/apply/${serviceCode}`, dueOn: one.expiresOn, serviceCode },
      }),
    )
    if (sent) told++
  }
  return told
}
