import { inArray, type SQL } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies } from '@/db/schema'
import { allows, holdersWhere } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { queueAgencies } from './policy'

/** Agencies whose cases this officer sees, the own one first; null for those who see none. */
export async function listQueueAgencies(ctx: Ctx<Staff>): Promise<{ code: string; name: LocalizedText }[] | null> {
  const codes = queueAgencies(ctx.actor)
  const [first = null] = codes
  if (!(await allows(ctx, 'applications.view', { type: 'application', agencyCode: first, sent: true }))) return null
  const rows = await ctx.db.select({ code: agencies.code, name: agencies.name }).from(agencies).where(inArray(agencies.code, codes))
  return rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
}

/** Staff rows who may decide cases of an agency at this moment, wherever they hold their post. */
export const colleaguesWhoDecide = (agencyCode: string, now: Date): SQL =>
  holdersWhere(['applications.read', 'applications.decide'], { agency: agencyCode }, now)
