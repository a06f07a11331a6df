import type { Applicant, Ctx } from '@/lib/platform/context'
import { getCabinetHeader } from './header'
import { type Cabinet, completeArrangement, type PanelView, panelsFor } from './model'
import { type Sources, sourcesFor } from './sources'
import { withinTime } from './within-time'

/** A panel slower than this is told of as not answering; the page does not wait for it (milliseconds). */
const PANEL_TIMEOUT_MS = 2_500

/** The home screen: each panel asked by itself, at the same time as the others. A deputy sees what is theirs to do, in the usual order. */
export async function getCabinet(
  ctx: Ctx<Applicant>,
  sources: Sources = sourcesFor(ctx),
  timeoutMs = PANEL_TIMEOUT_MS,
): Promise<Cabinet> {
  const { deputy } = ctx.actor
  const arrangement = deputy
    ? panelsFor(deputy).map((panel) => ({ panel, hidden: false }))
    : completeArrangement((await getCabinetHeader(ctx)).arrangement)
  const panels = await Promise.all(
    arrangement
      .filter((one) => !one.hidden)
      .map(async ({ panel }): Promise<PanelView> => {
        try {
          // The pairing of panel and content is that of Sources.
          return { panel, ok: true, content: await withinTime<unknown>(timeoutMs, sources[panel]()) } as PanelView
        } catch (error) {
          ctx.log.error({ err: error, panel }, 'panel of the cabinet failed')
          return { panel, ok: false }
        }
      }),
  )
  return { panels, hidden: arrangement.filter((one) => one.hidden).map(({ panel }) => panel) }
}
