import { eq, inArray } from 'drizzle-orm'
import { benefits, people } from '@/db/schema'
import { askRegister } from '@/lib/exchange'
import type { Ctx } from '@/lib/platform/context'
import { addDays, addMonths, type Day, dayInBaku } from '@/lib/platform/time'
import { FEED_TIMEOUT_MS } from '../expiring-documents'
import { peopleWithServiceInHand } from '../in-hand'
import { sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

const SERVICE = 'dsmf-childbirth-benefit'
/** Births recorded in the last year are looked through, so that a birth recorded while the portal was down is not lost. */
const LOOK_BACK_DAYS = 365
/** The allowance can be asked for within three years of the birth. */
const CLAIM_MONTHS = 36

type Birth = { birthDate: Day; childNames: string[] }

/**
 * FAM-02. Clock: every morning. To: both parents of a child whose birth was recorded. Twins are one notice. Settled by the
 * application of the parent; who asked after this birth is not asked again.
 */
export const childbirthAllowance: ClockRule = { name: 'notifications.childbirth-allowance', cron: '10 9 * * *', run: offerAllowance }

async function offerAllowance(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const feed = await askRegister(ctx, 'civil_status', 'births', { from: addDays(today, -LOOK_BACK_DAYS), to: today }, { timeoutMs: FEED_TIMEOUT_MS })
  if (!feed.ok) throw new Error(`Cannot run FAM-02: expected the feed of ${feed.register}, got '${feed.error}'`)
  const births = new Map<string, Birth & { pin: string }>()
  for (const record of feed.value) {
    for (const parent of [record.father, record.mother]) {
      if (!parent?.pin) continue
      const key = `${parent.pin}:${record.birthDate}`
      const known = births.get(key) ?? { pin: parent.pin, birthDate: record.birthDate, childNames: [] }
      births.set(key, { ...known, childNames: [...known.childNames, record.name] })
    }
  }
  const pins = [...new Set([...births.values()].map((birth) => birth.pin))]
  const parents = pins.length === 0 ? [] : await ctx.db.select({ id: people.id, pin: people.pin }).from(people).where(inArray(people.pin, pins))
  const idOf = new Map(parents.map((person) => [person.pin, person.id]))
  const [benefit] = await ctx.db.select({ amountQepik: benefits.amountQepik }).from(benefits).where(eq(benefits.serviceCode, SERVICE))

  let told = 0
  for (const { pin, birthDate, childNames } of births.values()) {
    const personId = idOf.get(pin)
    const dueOn = addMonths(birthDate, CLAIM_MONTHS)
    if (!personId || dueOn < today || (await peopleWithServiceInHand(ctx.db, SERVICE, [personId], birthDate)).size > 0) continue
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId,
        kind: 'childbirth_allowance_offer',
        params: { childName: childNames.join(', '), bornOn: birthDate, claimOn: dueOn, amountQepik: benefit?.amountQepik ?? 0 },
        dedupeKey: `FAM-02|birth:${birthDate}`,
        asks: { matter: `birth:${birthDate}`, actionPath: `/apply/${SERVICE}`, dueOn, serviceCode: SERVICE },
      }),
    )
    if (sent) told++
  }
  return told
}
