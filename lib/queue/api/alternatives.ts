import { localized } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { listAlternatives } from '../free-places'
import type { Alternative } from '../model'
import { inBaku } from './free-times'

/** So long an answer to "what else is free" serves everybody who came too late for the same time. */
const SHARED_MS = 250
const MOST_KEPT = 2_000

const shared = new Map<string, { until: number; found: Promise<Alternative[]> }>()

/**
 * The nearest free times instead of one that was taken. In a rush hundreds come too late for the same time at once: they share one
 * question to the database.
 */
export async function alternativesTo(ctx: Ctx, wanted: { slotId: string; serviceCode: string }) {
  const key = `${wanted.slotId} ${wanted.serviceCode}`
  const known = shared.get(key)
  const at = performance.now()
  const found = known && known.until > at ? known.found : listAlternatives(ctx, wanted)
  if (found !== known?.found) {
    if (shared.size >= MOST_KEPT) shared.clear()
    shared.set(key, { until: at + SHARED_MS, found })
    // A question that failed answers only those who asked it.
    found.catch(() => shared.delete(key))
  }
  return (await found).map(({ slotId, startsAt, centreCode, centreName }) => ({
    slotId,
    startsAt: inBaku(startsAt),
    centreCode,
    centreName: localized(ctx.locale, centreName),
  }))
}
