import type { RawAnswers } from '@/db/schema/applications'
import type { Answers, ServiceDefinition } from './definition'

/** For whom it is: a company's claims are its own, whichever of its representatives acts. */
export const claimant = ({ personId, companyTin }: { personId: string; companyTin: string | null }): string =>
  companyTin ?? personId

/** What an application with these answers would claim; null when the service binds nobody. */
export function claimKey(
  definition: ServiceDefinition,
  row: { personId: string; companyTin: string | null; answers: RawAnswers },
  answers: Answers = {},
): string | null {
  if (!definition.claim) return null
  if (definition.claim.by === 'person') return claimant(row)
  // What is claimed already is no longer offered, so it is no valid answer any more; the words typed still name it.
  const answer = answers[definition.claim.by.field] ?? row.answers[definition.claim.by.field]
  return answer === undefined || answer === '' ? null : String(answer)
}
