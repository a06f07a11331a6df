import { recordNowAndThen } from '@/lib/audit'
import { findAgencyName } from '@/lib/catalogue'
import { FACT_CODES, readFacts } from '@/lib/exchange'
import { may } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { type Owner, type Portfolio, type PortfolioSection, SECTION_CODES, SECTIONS } from './model'

/**
 * Everything the registers hold about the person signed in, or the child a parent acts for, by sections. Each register is asked once; one that fails makes
 * only its sections not ok.
 */
export async function getPortfolio(ctx: Ctx<Applicant>): Promise<Portfolio> {
  const { personId } = ctx.actor
  if (!may(ctx.actor, 'portfolio.view', { type: 'person', personId }))
    throw new Error('Cannot read the portfolio: expected its owner or a parent, got another deputy')
  const [facts] = await Promise.all([
    readFacts(ctx, personId, FACT_CODES),
    // One's own look is nobody's disclosure; once an hour is enough to notice that somebody else uses the account.
    recordNowAndThen(ctx, { action: 'portfolio.viewed', subjectType: 'person', subjectId: personId, personId }),
  ])
  const sections = SECTION_CODES.map((code): PortfolioSection => {
    const failures = new Map(
      SECTIONS[code].flatMap((fact) => (facts[fact].ok ? [] : [[facts[fact].register, facts[fact]] as const])),
    )
    return { code, ok: failures.size === 0, failures: [...failures.values()] }
  })
  return { facts, sections, owners: await findOwners(ctx, [...new Set(Object.values(facts).map(({ agencyCode }) => agencyCode))]) }
}

/** Names and telephones of the bodies that own the data. */
export async function findOwners(ctx: Ctx, codes: readonly string[]): Promise<Record<string, Owner>> {
  const owners = await Promise.all(
    codes.map(async (code): Promise<[string, Owner]> => {
      const agency = await findAgencyName(ctx, code)
      return [code, { name: agency?.name ?? { az: code }, phone: agency?.phone ?? null }]
    }),
  )
  return Object.fromEntries(owners)
}
