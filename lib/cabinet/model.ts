import { z } from 'zod'
import { CABINET_PANELS, type CabinetPanel } from '@/db/vocabulary/cabinet'
import type { LocalizedText } from '@/db/columns'
import type { RunningApplication } from '@/lib/applications/model'
import type { ConsentSummary } from '@/lib/consents/model'
import type { IdentityDocument } from '@/lib/exchange/model'
import type { AttentionItem, NoticeView } from '@/lib/notifications/model'
import type { Deputy } from '@/lib/platform/context'
import type { Visit } from '@/lib/queue/model'

export { CABINET_PANELS, type CabinetPanel } from '@/db/vocabulary/cabinet'

/** A document on the home screen, or the body whose register did not answer. */
export type DocumentLine =
  | { kind: 'id_card' | 'passport'; ok: true; document: IdentityDocument | null; agency: LocalizedText | null; asOf: Date }
  | { kind: 'id_card' | 'passport'; ok: false; agency: LocalizedText | null }

/** What each panel holds once its source has answered. */
export type PanelContent = {
  attention: AttentionItem[]
  applications: RunningApplication[]
  visits: Visit[]
  consents: ConsentSummary[]
  notices: NoticeView[]
  documents: DocumentLine[]
}

/** A panel whose source failed says so itself; the others are not concerned. */
export type PanelView =
  | { [P in CabinetPanel]: { panel: P; ok: true; content: PanelContent[P] } }[CabinetPanel]
  | { panel: CabinetPanel; ok: false }

export type Cabinet = { panels: PanelView[]; hidden: CabinetPanel[] }
export type Arrangement = { panel: CabinetPanel; hidden: boolean }[]

export const ArrangePanel = z.object({ panel: z.enum(CABINET_PANELS), change: z.enum(['up', 'down', 'hide', 'show']) })
export type ArrangePanel = z.output<typeof ArrangePanel>

/** What somebody who acts for the owner is shown: a parent everything but consents, others what they may do. */
export const panelsFor = ({ kind }: Pick<Deputy, 'kind'>): CabinetPanel[] =>
  CABINET_PANELS.filter((panel) => (kind === 'parent' ? panel !== 'consents' : panel === 'applications' || panel === 'visits'))

/** A person's order with every panel in it: one that is newer than their choice comes last, where it is seen but not in the way. */
export function completeArrangement(chosen: Arrangement): Arrangement {
  const known = chosen.map(({ panel }) => panel)
  return [...chosen, ...CABINET_PANELS.filter((panel) => !known.includes(panel)).map((panel) => ({ panel, hidden: false }))]
}

/** The order after one change. Up and down count only panels that are shown; at the edge nothing changes. */
export function rearrange(before: Arrangement, { panel, change }: ArrangePanel): Arrangement {
  if (change === 'hide' || change === 'show')
    return before.map((one) => (one.panel === panel ? { ...one, hidden: change === 'hide' } : one))
  const shown = before.filter((one) => !one.hidden)
  const from = shown.findIndex((one) => one.panel === panel)
  const neighbour = shown[change === 'up' ? from - 1 : from + 1]
  if (from < 0 || !neighbour) return before
  return before.map((one) => {
    if (one.panel === panel) return neighbour
    return one.panel === neighbour.panel ? { panel, hidden: false } : one
  })
}
