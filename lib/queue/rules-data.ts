// The rules of booking and calling as data: one default row, and rows for a centre or a service that differ in single rules.
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { queueRules } from '@/db/schema'
import type { ShownRules } from './views'

const minutes = (max: number) => z.number().int().min(0).max(max)

/** Every rule with its meaning; the numbers are what holds where no row says otherwise. */
export const QueueRules = z.object({
  /** Booking ends this long before the start. */
  closesMinutesBefore: minutes(2_880).default(30),
  /** Moving ends earlier, so that the freed place can still be taken by somebody else. */
  moveClosesMinutesBefore: minutes(2_880).default(60),
  /** Visitors are let in this long before their time (rule of the centres since 2020). */
  earlyMinutes: minutes(240).default(30),
  /** After that a booked visitor has no head start, and may be marked absent when nobody answers (rule of the centres since 2020). */
  lateMinutes: minutes(240).default(10),
  /** Somebody called who did not come to the window is called again after this. */
  callAgainMinutes: minutes(120).default(5),
  /** Calls before a ticket can be marked absent. */
  callsBeforeAbsent: z.number().int().min(1).max(10).default(2),
  /** Visits one person may have open: enough for every errand of a family, too few for reselling places. */
  openVisitsPerPerson: z.number().int().min(1).max(50).default(5),
  /** Visits in one booking. */
  visitsPerParty: z.number().int().min(1).max(10).default(4),
  /** How long a place is kept while the form is filled in. */
  holdMinutes: z.number().int().min(1).max(60).default(10),
  /** Tickets one known person may take at a centre on a day without a booking. */
  ticketsPerDay: z.number().int().min(1).max(20).default(3),
  /** Missed visits within `noShowDays` after which booking ahead is closed for `noShowPauseDays`; walking in stays open. 0: no consequence. */
  noShowLimit: z.number().int().min(0).max(20).default(3),
  noShowDays: z.number().int().min(1).max(730).default(90),
  noShowPauseDays: z.number().int().min(1).max(365).default(14),
  /** Head start of people with a ground for priority, also its cap (lib/queue/dispatch.ts). */
  priorityHeadStartMinutes: minutes(240).default(30),
  bookedHeadStartMinutes: minutes(120).default(10),
  /** How long an offer of the waiting list stands, and how near to its start a place is still offered. */
  offerMinutes: z.number().int().min(5).max(1_440).default(60),
  offerClosesMinutesBefore: minutes(2_880).default(180),
  /** An officer's browser silent for so long gives the called visitor back to the line. */
  releaseMinutes: z.number().int().min(1).max(120).default(10),
})
export type QueueRules = z.output<typeof QueueRules>

/** The rules as they hold where nothing was changed. */
export const DEFAULT_RULES: QueueRules = QueueRules.parse({})

export type RulesFor = { centreCode?: string | undefined; serviceCode?: string | undefined }

/** Rules of several scopes as one; the narrower word beats the wider. */
export function mergedRules(rows: readonly { scope: string; rules: Record<string, number | boolean> }[]): QueueRules {
  const width = (scope: string) => (scope === '' ? 0 : scope.startsWith('centre:') ? 1 : 2)
  return rows.length === 0
    ? DEFAULT_RULES
    : QueueRules.parse(Object.assign({}, ...[...rows].sort((a, b) => width(a.scope) - width(b.scope)).map((row) => row.rules)))
}

/** The rules for a centre and a service: the service's own word beats the centre's, that beats the default. */
export async function queueRulesFor(db: Db, { centreCode, serviceCode }: RulesFor = {}): Promise<QueueRules> {
  const scopes = ['', ...(centreCode ? [`centre:${centreCode}`] : []), ...(serviceCode ? [`service:${serviceCode}`] : [])]
  return mergedRules(await db.select().from(queueRules).where(inArray(queueRules.scope, scopes)))
}

/** The rules that hold at a centre, for pages that tell them. */
export const getQueueRules = (ctx: { db: Db }, of: RulesFor = {}): Promise<QueueRules> => queueRulesFor(ctx.db, of)

/** The rules a visitor is told. */
export const shownRules = (rules: QueueRules): ShownRules => ({
  earlyMinutes: rules.earlyMinutes,
  lateMinutes: rules.lateMinutes,
  moveClosesMinutesBefore: rules.moveClosesMinutesBefore,
  noShowLimit: rules.noShowLimit,
  noShowDays: rules.noShowDays,
  noShowPauseDays: rules.noShowPauseDays,
})
