import type { Actor, Applicant, Staff } from '@/lib/platform/context'
import { deputyMay, isGuardian } from '../acting-rules'
import { reaches } from '../levels'
import { type ActionCode, type Condition, type ResourceType, type Rule, ruleOf } from './actions'
import { agenciesWith, centresWith, holdsAnywhere } from './jurisdiction'

/** Facts a decision needs. One that is left out counts against: without it nobody knows that the rule holds. */
export type Resource = {
  type: ResourceType
  /** Whose it is. */
  personId?: string | null
  /** The company whose it is, when it is no person's. */
  companyTin?: string | null
  /** Who really acted for the owner; they are as little a stranger to it as the owner is. */
  actedBy?: string | null
  serviceCode?: string
  agencyCode?: string | null
  centreCode?: string | null
  assignedStaffId?: string | null
  partnerCode?: string
  /** Whether the applicant has sent it. */
  sent?: boolean
  /** A representation that holds now: who acts under it, in which services (null: all). */
  deputy?: { personId: string; services: readonly string[] | null } | null
}

export const DECISION_REASONS = [
  'allowed',
  'unknown_action',
  'wrong_resource',
  'not_for_this_actor',
  'not_owner',
  'closed_to_deputies',
  'other_service',
  'not_deputy',
  'level_too_low',
  'permission_missing',
  'outside_jurisdiction',
  'own',
  'not_sent',
  'not_assigned',
  'other_partner',
] as const
export type DecisionReason = (typeof DECISION_REASONS)[number]
export type Decision = { allowed: boolean; reason: DecisionReason }

/**
 * May this actor do this to that? The one place in the portal that says so: domains ask it from their policies, partners through
 * AuthZEN. Pure: dates of roles and representations were read when the actor was made, so they count at the moment of the request.
 */
export function decide(actor: Actor, action: ActionCode, resource: Resource): Decision {
  const reason = reasonFor(actor, ruleOf(action), resource)
  return { allowed: reason === 'allowed', reason }
}

/** The same as a yes or no. */
export const may = (actor: Actor, action: ActionCode, resource: Resource): boolean => decide(actor, action, resource).allowed

function reasonFor(actor: Actor, rule: Rule | undefined, resource: Resource): DecisionReason {
  if (!rule) return 'unknown_action'
  if (rule.on !== resource.type) return 'wrong_resource'
  switch (actor.kind) {
    case 'citizen':
      return rule.deputyOf ? forDeputyOf(actor, resource) : forCitizen(actor, rule.citizen, resource)
    case 'staff':
      return forStaff(actor, rule.staff, resource)
    case 'partner':
      if (!rule.partner) return 'not_for_this_actor'
      return rule.partner === 'anybody' || resource.partnerCode === actor.partnerCode ? 'allowed' : 'other_partner'
    case 'system':
      return rule.system ? 'allowed' : 'not_for_this_actor'
    case 'anonymous':
      return 'not_for_this_actor'
    default:
      return unknownActor(actor)
  }
}

/** A kind of actor the types do not know is refused, not let through. */
const unknownActor = (_actor: never): DecisionReason => 'not_for_this_actor'

function forCitizen(actor: Applicant, rule: Rule['citizen'], resource: Resource): DecisionReason {
  if (!rule) return 'not_for_this_actor'
  if (!rule.anybody && !owns(actor, resource) && !(rule.really && isReally(actor, resource))) return 'not_owner'
  const { deputy } = actor
  if (deputy) {
    if (rule.deputy === 'closed') return 'closed_to_deputies'
    if (rule.deputy === 'guardian' && !isGuardian(actor)) return 'closed_to_deputies'
    if (rule.deputy === 'services' && !mayInService(actor, resource)) return 'other_service'
  }
  return rule.level && !reaches(actor.level, rule.level) ? 'level_too_low' : 'allowed'
}

/** Who acts for a company has its things before them, not their own, though the actor still carries their id. */
function owns({ personId, deputy }: Applicant, resource: Resource): boolean {
  if (deputy?.company) return resource.companyTin === deputy.company.tin
  return resource.personId === personId && !resource.companyTin
}

const isReally = ({ deputy }: Applicant, { personId, companyTin }: Resource): boolean =>
  deputy !== undefined && personId === deputy.personId && !companyTin

const mayInService = (actor: Applicant, { serviceCode }: Resource): boolean =>
  actor.deputy?.services === null || (serviceCode !== undefined && deputyMay(actor, serviceCode))

function forDeputyOf(actor: Applicant, { deputy, serviceCode }: Resource): DecisionReason {
  // A deputy has no deputies.
  if (actor.deputy || deputy?.personId !== actor.personId) return 'not_deputy'
  if (deputy.services === null) return 'allowed'
  return serviceCode !== undefined && deputy.services.includes(serviceCode) ? 'allowed' : 'other_service'
}

function forStaff(actor: Staff, rule: Rule['staff'], resource: Resource): DecisionReason {
  if (!rule) return 'not_for_this_actor'
  const { permissions, need, at } = rule
  const enough = (holds: (permission: (typeof permissions)[number]) => boolean) =>
    need === 'any' ? permissions.some(holds) : permissions.every(holds)
  if (!enough((permission) => holdsAnywhere(actor, permission))) return 'permission_missing'
  const holdsHere = (permission: (typeof permissions)[number]): boolean => {
    const inAgency = () => includes(agenciesWith(actor, permission), resource.agencyCode)
    const inCentre = () => includes(centresWith(actor, permission), resource.centreCode)
    switch (at) {
      case 'anywhere':
        return true
      case 'agency':
        return inAgency()
      case 'centre':
        return inCentre()
      case 'either':
        return inAgency() || inCentre()
    }
  }
  if (!enough(holdsHere)) return 'outside_jurisdiction'
  return rule.when?.map((condition) => broken(condition, actor, resource)).find((reason) => reason !== null) ?? 'allowed'
}

const includes = (places: readonly string[], place: string | null | undefined): boolean =>
  place !== null && place !== undefined && places.includes(place)

function broken(condition: Condition, actor: Staff, resource: Resource): DecisionReason | null {
  switch (condition) {
    case 'sent':
      return resource.sent === true ? null : 'not_sent'
    case 'not_own':
      return typeof resource.personId === 'string' && resource.personId !== actor.personId && resource.actedBy !== actor.personId
        ? null
        : 'own'
    case 'assigned':
      return resource.assignedStaffId === actor.staffId ? null : 'not_assigned'
  }
}
