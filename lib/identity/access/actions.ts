import type { AssuranceLevel, Permission } from '@/db/vocabulary/identity'

// Everything anybody can do in the portal, and who may: one line an action. Nothing else decides; what is not here is refused.

/** What actions are done to. A domain says in its policy which facts of its rows these are. */
export const RESOURCE_TYPES = [
  'service',
  'application',
  'opinion',
  'workqueue',
  'appointment',
  'centre',
  'figures',
  'complaint',
  'consent',
  'notice',
  'facts',
  'person',
  'company',
  'representation',
  'staff_member',
  'role',
  'client',
] as const
export type ResourceType = (typeof RESOURCE_TYPES)[number]

/** Where the permissions must hold: the resource's agency, its centre, whichever of the two it names, or anywhere. */
export type Jurisdiction = 'agency' | 'centre' | 'either' | 'anywhere'

/** What must also be true of the resource for staff. */
export type Condition =
  /** Sent by the applicant; what was never sent is nobody's business but theirs. */
  | 'sent'
  /** Not the officer's own: nobody works on their own case, serves their own visit or changes their own rights. */
  | 'not_own'
  /** Taken by this very officer. */
  | 'assigned'

/** Who is let in beside the owner: every deputy, one in the services the owner named, a parent of the owner, or nobody. */
export type DeputyRule = 'any' | 'services' | 'guardian' | 'closed'

export type Rule = {
  on: ResourceType
  /**
   * Everybody signed in, for things of their own; with `anybody` also for things that are nobody's, such as a service. With
   * `really` what belongs to the one who really sits there stays open while they act for a company.
   */
  citizen?: { deputy: DeputyRule; anybody?: true; really?: true; level?: AssuranceLevel }
  /** Who acts for a company or a person: the one a representation names. */
  deputyOf?: true
  staff?: { permissions: readonly [Permission, ...Permission[]]; need?: 'any'; at: Jurisdiction; when?: readonly Condition[] }
  /** A connected system, in what is between it and a citizen. */
  partner?: 'own' | 'anybody'
  /** Jobs. */
  system?: true
}

const own = { deputy: 'closed' } as const
const ownOrDeputy = { deputy: 'services' } as const
const ownOrGuardian = { deputy: 'guardian' } as const

export const ACTIONS = {
  /** Forms of an agency's services: writing them, and looking over what a colleague wrote. That it is another person is asked beside the row. */
  'forms.edit': { on: 'service', staff: { permissions: ['forms.edit'], at: 'agency' } },
  'forms.review': { on: 'service', staff: { permissions: ['forms.review'], at: 'agency' } },
  /** Words of the search are the same for every agency. */
  'search.edit': { on: 'service', staff: { permissions: ['search.edit'], at: 'anywhere' } },
  'applications.start': { on: 'service', citizen: { deputy: 'services', anybody: true } },
  'applications.view': {
    on: 'application',
    citizen: ownOrDeputy,
    staff: { permissions: ['applications.read'], at: 'agency', when: ['sent'] },
  },
  /** Answering, sending, taking back: everything the applicant's side does. */
  'applications.change': { on: 'application', citizen: ownOrDeputy },
  'applications.work': {
    on: 'application',
    staff: { permissions: ['applications.read', 'applications.decide'], at: 'agency', when: ['sent', 'not_own'] },
  },
  'applications.decide': {
    on: 'application',
    staff: { permissions: ['applications.read', 'applications.decide'], at: 'agency', when: ['sent', 'not_own', 'assigned'] },
  },
  /** Four eyes: saying yes or no to what a colleague proposes. That it is another person is asked in the room (canSettleProposal). */
  'applications.confirm': {
    on: 'application',
    staff: { permissions: ['applications.read', 'applications.decide'], at: 'agency', when: ['sent', 'not_own'] },
  },
  /** A question another agency asked of this one. */
  'opinions.view': { on: 'opinion', staff: { permissions: ['applications.read'], at: 'agency', when: ['not_own'] } },
  'opinions.give': {
    on: 'opinion',
    staff: { permissions: ['applications.read', 'applications.decide'], at: 'agency', when: ['not_own'] },
  },
  /** Words an agency's officers use again and again. */
  'workqueue.write': {
    on: 'workqueue',
    staff: { permissions: ['applications.read', 'applications.decide'], at: 'agency' },
  },
  /** Views for everybody in the agency, and figures of who has how much to do. */
  'workqueue.lead': { on: 'workqueue', staff: { permissions: ['applications.read', 'reports.read'], at: 'agency' } },

  'appointments.book': { on: 'service', citizen: { deputy: 'services', anybody: true } },
  'appointments.view': {
    on: 'appointment',
    citizen: ownOrDeputy,
    staff: { permissions: ['queue.operate'], at: 'centre' },
    system: true,
  },
  'appointments.change': { on: 'appointment', citizen: ownOrDeputy, system: true },
  'appointments.serve': { on: 'appointment', staff: { permissions: ['queue.operate'], at: 'centre', when: ['not_own'] } },
  'counters.operate': { on: 'centre', staff: { permissions: ['queue.operate'], at: 'centre' } },
  /** Hours, windows, lines, shifts, closures, devices and rules of a centre. */
  'centres.plan': { on: 'centre', staff: { permissions: ['centres.plan'], at: 'centre' } },
  /** Rules of booking and calling that hold where a centre has not said otherwise. */
  'queue.rules': { on: 'centre', staff: { permissions: ['staff.manage'], at: 'anywhere' } },
  /** Somebody on the phone or at the reception, once it is sure who they are. */
  'visitors.assist': { on: 'person', staff: { permissions: ['queue.assist'], at: 'anywhere', when: ['not_own'] } },
  /** Asking who is on the phone or at the reception; before the answer it is nobody. */
  'callers.check': { on: 'person', staff: { permissions: ['queue.assist'], at: 'anywhere' } },
  /** Live state, alarms and figures of every centre. */
  'centres.watch': { on: 'figures', staff: { permissions: ['queue.watch'], at: 'anywhere' } },
  'visits.count': {
    on: 'figures',
    staff: { permissions: ['queue.operate', 'reports.read'], need: 'any', at: 'centre' },
    system: true,
  },
  /** Complaints about a centre; that nobody answers one about themselves is asked beside the row (lib/feedback/policy.ts). */
  'complaints.file': { on: 'complaint', citizen: own },
  'complaints.view': { on: 'complaint', citizen: own, staff: { permissions: ['reports.read'], at: 'centre' } },
  'complaints.answer': { on: 'complaint', staff: { permissions: ['reports.read'], at: 'centre' } },
  'complaints.watch': { on: 'complaint', staff: { permissions: ['queue.watch'], at: 'anywhere' } },
  'reports.view': { on: 'figures', staff: { permissions: ['reports.read'], at: 'either' } },

  /** Records of the registry of services: written by one person of the agency, published by another. */
  'registry.edit': { on: 'service', staff: { permissions: ['catalogue.edit'], at: 'agency' } },
  'registry.review': { on: 'service', staff: { permissions: ['catalogue.review'], at: 'agency' } },

  'consents.view': { on: 'consent', citizen: own, partner: 'own', system: true },
  'consents.decide': { on: 'consent', citizen: own },
  'consents.request': { on: 'person', partner: 'anybody' },

  'notices.view': { on: 'notice', citizen: ownOrGuardian },
  'notices.change': { on: 'notice', citizen: ownOrGuardian },

  /** Facts of registers, read inside a use case that has decided already whether this officer or deputy may. */
  'facts.read': {
    on: 'facts',
    citizen: { deputy: 'any', really: true },
    staff: { permissions: ['applications.read'], at: 'anywhere' },
    system: true,
  },
  'portfolio.view': { on: 'person', citizen: ownOrGuardian },
  'activity.view': { on: 'person', citizen: own },
  'contact.change': { on: 'person', citizen: own },

  /** Acting in the name of a company or a person, as other portals ask it. */
  'company.act': { on: 'company', deputyOf: true },
  'person.act': { on: 'representation', deputyOf: true },

  'accounts.activate': { on: 'person', staff: { permissions: ['accounts.activate'], at: 'anywhere', when: ['not_own'] } },
  'staff_accounts.view': { on: 'staff_member', staff: { permissions: ['staff.manage'], at: 'anywhere' } },
  'staff_accounts.change': { on: 'staff_member', staff: { permissions: ['staff.manage'], at: 'anywhere', when: ['not_own'] } },
  'roles.view': { on: 'role', staff: { permissions: ['staff.manage'], at: 'anywhere' } },
  'roles.change': { on: 'role', staff: { permissions: ['staff.manage'], at: 'anywhere' } },
  'clients.manage': { on: 'client', staff: { permissions: ['clients.manage'], at: 'anywhere' } },
} as const satisfies Record<string, Rule>

export type ActionCode = keyof typeof ACTIONS
export const ACTION_CODES = Object.keys(ACTIONS) as ActionCode[]

/** The rule of an action; undefined for a word nobody ever wrote a rule for, whatever the caller's types say. */
export const ruleOf = (action: string): Rule | undefined =>
  Object.hasOwn(ACTIONS, action) ? ACTIONS[action as ActionCode] : undefined

/** Permissions over the whole portal. A role with one of them is given at the holder's own post only: a place would promise a limit. */
export const COUNTRYWIDE_PERMISSIONS: readonly Permission[] = ['staff.manage', 'audit.read', 'clients.manage', 'search.edit']
