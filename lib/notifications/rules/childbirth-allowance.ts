import { and, eq, inArray } from 'drizzle-orm'
import { applications, benefits, people } from '@/db/schema'
import { askRegister } from '@/lib/exchange'
import type { Ctx } from '@/lib/platform/context'
import { addDays, addMonths, type Day, dayInBaku } from '@/lib/platform/time'
import { FEED_TIMEOUT_MS } from '../expiring-documents'
import { claimMatter } from '../matters'
import { sendNotice } from '../send-notice'
import { settleForAll } from '../settle'
import type { ClockRule } from './rule'

const SERVICE = 'dsmf-childbirth-benefit'
/** Births recorded in the last year are looked through, so that a birth recorded while the portal was down is not lost. */
const LOOK_BACK_DAYS = 365
/** The allowance can be asked for within three years of the record of the birth (benefits.json, `childbirth`). */
const CLAIM_MONTHS = 36

/**
 * FAM-02. Clock: every morning. To: both parents of a child whose birth was recorded. Each child is an offer of its own, because
 * each is asked for once, by one parent: that application settles the offer for both.
 */
export const childbirthAllowance: ClockRule = {
  name: 'notifications.childbirth-allowance',
  cron: '10 9 * * *',
  run: offerAllowance,
}

async function offerAllowance(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const span = { from: addDays(today, -LOOK_BACK_DAYS), to: today }
  const feed = await askRegister(ctx, 'civil_status', 'births', span, { timeoutMs: FEED_TIMEOUT_MS })
  if (!feed.ok) throw new Error(`Cannot run FAM-02: expected the feed of ${feed.register}, got '${feed.error}'`)
  const births = feed.value.map((record) => ({
    ...record,
    parentPins: [record.father, record.mother].flatMap((parent) => parent?.pin ?? []),
  }))
  const idOf = await findPeople(
    ctx,
    births.flatMap((birth) => birth.parentPins),
  )
  const claimed = await findClaimed(
    ctx,
    births.map((birth) => birth.pin),
  )
  await settleForAll(
    ctx.db,
    ctx,
    [...claimed].map((pin) => claimMatter(SERVICE, pin)),
  )
  const [benefit] = await ctx.db
    .select({ amountQepik: benefits.amountQepik })
    .from(benefits)
    .where(eq(benefits.serviceCode, SERVICE))

  let told = 0
  const written = new Set<string>()
  for (const { pin, name, birthDate, recordedOn, parentPins } of births) {
    const dueOn = addMonths(recordedOn, CLAIM_MONTHS)
    if (claimed.has(pin) || dueOn < today) continue
    for (const personId of parentPins.flatMap((parent) => idOf.get(parent) ?? [])) {
      const birth = birthKey(personId, birthDate)
      const matter = claimMatter(SERVICE, pin)
      const sent = await ctx.db.transaction((tx) =>
        sendNotice(tx, ctx, {
          personId,
          kind: 'childbirth_allowance_offer',
          params: { childName: name, bornOn: birthDate, claimOn: dueOn, amountQepik: benefit?.amountQepik ?? 0 },
          dedupeKey: `FAM-02|${matter}`,
          asks: { matter, actionPath: `/apply/${SERVICE}`, dueOn },
          // The mail names no child, so a second one about twins would look like a mistake.
          ...(written.has(birth) && { channels: [] }),
        }),
      )
      if (!sent) continue
      written.add(birth)
      told++
    }
  }
  return told
}

const birthKey = (personId: string, birthDate: Day): string => `${personId}:${birthDate}`

async function findPeople(ctx: Ctx, pins: readonly string[]): Promise<Map<string, string>> {
  if (pins.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: people.id, pin: people.pin })
    .from(people)
    .where(inArray(people.pin, [...new Set(pins)]))
  return new Map(rows.map((person) => [person.pin, person.id]))
}

/** Children for whom an application is under way or was approved: it holds the child's PIN (`exclusiveKey`). */
async function findClaimed(ctx: Ctx, childPins: readonly string[]): Promise<Set<string>> {
  if (childPins.length === 0) return new Set()
  const rows = await ctx.db
    .select({ key: applications.exclusiveKey })
    .from(applications)
    .where(and(eq(applications.serviceCode, SERVICE), inArray(applications.exclusiveKey, [...childPins])))
  return new Set(rows.flatMap(({ key }) => key ?? []))
}
