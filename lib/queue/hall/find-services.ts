import { inArray } from 'drizzle-orm'
import { agencies, services } from '@/db/schema'
import { askSearch } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { atDesk } from '../policy'
import { servicesHere } from './take-ticket'
import type { ServiceFound } from './views'

/** Answers shown to an officer with a visitor in front of them; the right one is among the first or is asked for in other words. */
const MOST = 6

/** Services of the centre that answer what an officer typed, the best first. */
export async function findServicesAtDesk(ctx: Ctx<Staff>, query: string, centre?: string): Promise<ServiceFound[]> {
  const desk = await atDesk(ctx, centre)
  if (!desk || !query.trim()) return []
  const hits = (await askSearch(ctx, query, 60)).found.map((service) => service.code)
  const here = (await servicesHere(ctx.db, desk.actor.centreCode, hits)).slice(0, MOST)
  if (here.length === 0) return []
  const names = await ctx.db
    .select({ code: services.code, name: services.name })
    .from(services)
    .where(
      inArray(
        services.code,
        here.map((one) => one.serviceCode),
      ),
    )
  const bodies = await ctx.db
    .select({ code: agencies.code, name: agencies.name })
    .from(agencies)
    .where(
      inArray(
        agencies.code,
        here.map((one) => one.agencyCode),
      ),
    )
  return here.flatMap(({ serviceCode, agencyCode }) => {
    const service = names.find((one) => one.code === serviceCode)
    const body = bodies.find((one) => one.code === agencyCode)
    return service && body ? [{ code: serviceCode, name: service.name, agencyName: body.name }] : []
  })
}
