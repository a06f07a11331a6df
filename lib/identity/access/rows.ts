import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Permission } from '@/db/vocabulary/identity'
import type { Actor, Applicant, Staff } from '@/lib/platform/context'
import { isGuardian } from '../acting-rules'
import { reaches } from '../levels'
import { type ActionCode, type Condition, type Jurisdiction, type Rule, ruleOf } from './actions'
import { agenciesWith, centresWith, holdsAnywhere } from './jurisdiction'

/** Where the facts of a decision stand in the rows of a table. */
export type FactColumns = {
  personId?: AnyPgColumn
  companyTin?: AnyPgColumn
  actedBy?: AnyPgColumn
  serviceCode?: AnyPgColumn
  agencyCode?: AnyPgColumn
  centreCode?: AnyPgColumn
  assignedStaffId?: AnyPgColumn
  partnerCode?: AnyPgColumn
  sent?: SQLWrapper
}

const NONE = sql`false`
const EVERY = sql`true`

/**
 * The rows `decide` would allow, as a condition: made from the same rule, so the two cannot drift apart (access.test.ts asks both
 * about the same rows).
 *
 * @throws {Error} when the rule needs a fact the table was not said to have
 */
export function rowsWhere(actor: Actor, action: ActionCode, columns: FactColumns): SQL {
  const rule: Rule | undefined = ruleOf(action)
  if (!rule) return NONE
  const column = <K extends keyof FactColumns>(name: K): NonNullable<FactColumns[K]> => {
    const found = columns[name]
    if (!found) throw new Error(`Cannot decide '${action}' over rows: expected a column for '${name}', got none`)
    return found
  }
  switch (actor.kind) {
    case 'citizen':
      return forCitizen(actor, rule.citizen, column, columns)
    case 'staff':
      return forStaff(actor, rule.staff, column, columns)
    case 'partner':
      if (!rule.partner) return NONE
      return rule.partner === 'anybody' ? EVERY : eq(column('partnerCode'), actor.partnerCode)
    case 'system':
      return rule.system ? EVERY : NONE
    case 'anonymous':
      return NONE
  }
}

type ColumnOf = <K extends keyof FactColumns>(name: K) => NonNullable<FactColumns[K]>

function forCitizen(actor: Applicant, rule: Rule['citizen'], column: ColumnOf, columns: FactColumns): SQL {
  if (!rule || (rule.level && !reaches(actor.level, rule.level))) return NONE
  const { deputy } = actor
  if (deputy && (rule.deputy === 'closed' || (rule.deputy === 'guardian' && !isGuardian(actor)))) return NONE
  const named =
    deputy && rule.deputy === 'services' && deputy.services !== null ? among(column('serviceCode'), deputy.services) : EVERY
  if (rule.anybody) return named
  const own = owned(actor, column, columns)
  return all(rule.really && deputy ? (or(own, ownedBy(deputy.personId, column, columns)) ?? own) : own, named)
}

function owned({ personId, deputy }: Applicant, column: ColumnOf, columns: FactColumns): SQL {
  if (deputy?.company) return columns.companyTin ? eq(columns.companyTin, deputy.company.tin) : NONE
  return ownedBy(personId, column, columns)
}

const ownedBy = (personId: string, column: ColumnOf, { companyTin }: FactColumns): SQL =>
  all(eq(column('personId'), personId), companyTin ? isNull(companyTin) : EVERY)

function forStaff(actor: Staff, rule: Rule['staff'], column: ColumnOf, columns: FactColumns): SQL {
  if (!rule) return NONE
  const held = rule.permissions.map((permission) => heldIn(rule.at, permission, actor, column))
  const enough = rule.need === 'any' ? (or(...held) ?? NONE) : all(...held)
  return all(enough, ...(rule.when ?? []).map((condition) => met(condition, actor, column, columns)))
}

function heldIn(at: Jurisdiction, permission: Permission, actor: Staff, column: ColumnOf): SQL {
  const inAgency = () => among(column('agencyCode'), agenciesWith(actor, permission))
  const inCentre = () => among(column('centreCode'), centresWith(actor, permission))
  switch (at) {
    case 'anywhere':
      return holdsAnywhere(actor, permission) ? EVERY : NONE
    case 'agency':
      return inAgency()
    case 'centre':
      return inCentre()
    case 'either':
      return or(inAgency(), inCentre()) ?? NONE
  }
}

function met(condition: Condition, actor: Staff, column: ColumnOf, { actedBy }: FactColumns): SQL {
  switch (condition) {
    case 'sent':
      return sql`(${column('sent')})`
    case 'not_own':
      return all(
        isNotNull(column('personId')),
        ne(column('personId'), actor.personId),
        actedBy ? sql`${actedBy} is distinct from ${actor.personId}` : EVERY,
      )
    case 'assigned':
      return eq(column('assignedStaffId'), actor.staffId)
  }
}

const among = (column: AnyPgColumn, codes: readonly string[]): SQL => (codes.length === 0 ? NONE : inArray(column, [...codes]))
const all = (...conditions: SQL[]): SQL => and(...conditions) ?? NONE
