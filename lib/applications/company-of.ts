import { and, eq, isNotNull } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'

/** The company whose application this is, for the representative who began it and looks at it without acting for the company. */
export async function findCompanyOf(ctx: Ctx<Applicant>, id: string): Promise<string | null> {
  const { personId, deputy } = ctx.actor
  const who = deputy?.personId ?? personId
  const [row] = await ctx.db
    .select({ tin: applications.companyTin })
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.personId, who), isNotNull(applications.companyTin)))
  return row?.tin ?? null
}
