import type { LocalizedText } from '@/db/columns'
import { listRunningApplications } from '@/lib/applications'
import { findAgencyName } from '@/lib/catalogue'
import { pendingConsents } from '@/lib/consents'
import { readFacts } from '@/lib/exchange'
import { getNoticesNow } from '@/lib/notifications'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import { listUpcomingVisits } from '@/lib/queue'
import type { CabinetPanel, DocumentLine, PanelContent } from './model'

/** Rows a panel shows; its own page has the rest. */
const ROWS = 4
const ATTENTION_ROWS = 6
/** A body keeps its name for years; asking for it on every view would be one query in nine. */
const NAMES_KEPT_MS = 300_000

/** Where each panel's content comes from. */
export type Sources = { [P in CabinetPanel]: () => Promise<PanelContent[P]> }

export function sourcesFor(ctx: Ctx<Applicant>): Sources {
  // Two panels, one query: whichever is shown first asks.
  let asked: ReturnType<typeof getNoticesNow> | undefined
  const notices = () => (asked ??= getNoticesNow(ctx, { attention: ATTENTION_ROWS, unread: ROWS }))
  return {
    attention: async () => (await notices()).attention,
    applications: () => listRunningApplications(ctx, ROWS),
    visits: () => listUpcomingVisits(ctx, ROWS),
    // Consents are the owner's own: who acts for somebody is never shown this panel (panelsFor).
    consents: async () => (isOneself(ctx) ? pendingConsents(ctx, ROWS) : []),
    notices: async () => (await notices()).unread,
    documents: () => listDocuments(ctx),
  }
}

const isOneself = (ctx: Ctx<Applicant>): ctx is Ctx<Citizen> => ctx.actor.deputy === undefined

/** The documents people show most; one register, so one question. The rest is in the portfolio. */
async function listDocuments(ctx: Ctx<Applicant>): Promise<DocumentLine[]> {
  const kinds = ['id_card', 'passport'] as const
  const facts = await readFacts(ctx, ctx.actor.personId, kinds)
  const agency = await agencyName(ctx, facts.id_card.agencyCode)
  return kinds.map((kind) => {
    const fact = facts[kind]
    return fact.ok ? { kind, ok: true, document: fact.value, agency, asOf: fact.asOf } : { kind, ok: false, agency }
  })
}

const names = new Map<string, { name: LocalizedText | null; until: number }>()

async function agencyName(ctx: Ctx, code: string): Promise<LocalizedText | null> {
  const known = names.get(code)
  if (known && known.until > ctx.now.getTime()) return known.name
  const name = (await findAgencyName(ctx, code))?.name ?? null
  names.set(code, { name, until: ctx.now.getTime() + NAMES_KEPT_MS })
  return name
}
