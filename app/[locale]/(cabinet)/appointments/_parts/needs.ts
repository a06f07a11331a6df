import type { ServiceDetails } from '@/lib/catalogue/model'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { judgeVisit } from '@/lib/queue'
import type { DocumentNeed } from '@/lib/queue/model'

/** What several services ask for, each document once: what is to be brought wins over what is there. */
export async function needsOf(
  ctx: Ctx<Applicant>,
  asked: readonly { service: ServiceDetails; own: boolean }[],
): Promise<DocumentNeed[]> {
  const verdicts = await Promise.all(asked.map(({ service, own }) => judgeVisit(ctx, service, own)))
  const needs = new Map<string, DocumentNeed>()
  for (const need of verdicts.flatMap((verdict) => verdict.needs)) {
    const known = needs.get(need.code)
    if (!known || (known.conditional && !need.conditional) || need.state === 'bring') needs.set(need.code, need)
  }
  return [...needs.values()]
}
