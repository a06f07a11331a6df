import type { ServiceSource } from '@/db/schema/catalogue'

/** Parts of a service page whose origin is told apart. */
export const EVIDENCE_FIELDS = ['fee', 'term', 'documents', 'recipients', 'channels', 'legal', 'refusal'] as const
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]
/** `sourced`: read on a public page; `dated`: read, but old or contradicted elsewhere; `unconfirmed`: nobody has confirmed it. */
export type Evidence = 'sourced' | 'dated' | 'unconfirmed'

/** How much a citizen may rely on one part of a service's record: its best source decides. */
export function evidenceOf(sources: readonly ServiceSource[], field: EvidenceField): Evidence {
  const about = sources.filter((source) => source.fields.includes(field))
  if (about.length === 0) return 'unconfirmed'
  return about.some((source) => !source.verify) ? 'sourced' : 'dated'
}
