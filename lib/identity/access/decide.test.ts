import { expect, test } from 'vitest'
import type { Permission } from '@/db/vocabulary/identity'
import type { Actor, Applicant, Deputy, Grant, Staff } from '@/lib/platform/context'
import { ACTION_CODES, ACTIONS, type ActionCode, RESOURCE_TYPES } from './actions'
import { decide, type Resource } from './decide'

const LEYLA = 'person-leyla'
const RAUF = 'person-rauf'
const citizen = (over: Partial<Applicant> = {}): Applicant => ({
  kind: 'citizen',
  personId: LEYLA,
  sessionId: 's',
  level: 'low',
  ...over,
})
const deputy = (over: Partial<Deputy> = {}): Deputy => ({
  personId: RAUF,
  representationId: 'r',
  kind: 'delegation',
  services: ['din-id-card-renew'],
  ownerConfirms: false,
  ...over,
})
const at = (permission: Permission, place: Partial<Grant>): Grant => ({ permission, agencyCode: null, centreCode: null, ...place })
const staff = (...grants: Grant[]): Staff => ({
  kind: 'staff',
  staffId: 'staff-1',
  personId: 'person-officer',
  sessionId: 's',
  agencyCode: 'din',
  centreCode: null,
  roles: [],
  grants,
  permissions: new Set(grants.map(({ permission }) => permission)),
})
const application = (over: Partial<Resource> = {}): Resource => ({
  type: 'application',
  personId: LEYLA,
  companyTin: null,
  serviceCode: 'din-id-card-renew',
  agencyCode: 'din',
  assignedStaffId: null,
  sent: true,
  ...over,
})
const reads = (agencyCode: string) => at('applications.read', { agencyCode })
const decides = (agencyCode: string) => at('applications.decide', { agencyCode })

const EVERYBODY: Actor[] = [
  { kind: 'anonymous' },
  citizen(),
  citizen({ deputy: deputy() }),
  staff(),
  { kind: 'partner', partnerCode: 'bank' },
  { kind: 'system', job: 'test' },
]

test('what nobody wrote a rule for is refused, to everybody, also words that every object knows', () => {
  for (const actor of EVERYBODY)
    for (const word of ['applications.burn', '', 'toString', '__proto__', 'constructor'])
      expect(decide(actor, word as ActionCode, application()), word).toEqual({ allowed: false, reason: 'unknown_action' })
})

test('an actor of a kind the types do not know is refused', () => {
  for (const action of ACTION_CODES) {
    const resource: Resource = { type: ACTIONS[action].on, personId: LEYLA, agencyCode: 'din', sent: true }
    expect(decide({ kind: 'ghost', personId: LEYLA } as unknown as Actor, action, resource).allowed, action).toBe(false)
  }
})

test('every action is refused to a visitor, and over a resource of another kind or without facts', () => {
  for (const action of ACTION_CODES) {
    expect(decide({ kind: 'anonymous' }, action, { type: ACTIONS[action].on, personId: LEYLA }).allowed, action).toBe(false)
    for (const type of RESOURCE_TYPES.filter((one) => one !== ACTIONS[action].on))
      for (const actor of EVERYBODY) expect(decide(actor, action, { type }).reason).toBe('wrong_resource')
  }
  for (const action of ['applications.view', 'applications.change', 'consents.view', 'notices.view', 'facts.read'] as const)
    expect(decide(citizen(), action, { type: ACTIONS[action].on }).reason, action).toBe('not_owner')
  expect(decide(staff(reads('din')), 'applications.view', { type: 'application', sent: true }).reason).toBe('outside_jurisdiction')
  expect(decide(staff(reads('din')), 'applications.view', { type: 'application', agencyCode: 'din' }).reason).toBe('not_sent')
})

test('a permission counts where its role holds, and nowhere else', () => {
  const lent = staff(reads('din'), decides('din'), reads('dsmf'))
  expect(decide(lent, 'applications.view', application()).allowed).toBe(true)
  expect(decide(lent, 'applications.view', application({ agencyCode: 'dsmf' })).allowed).toBe(true)
  expect(decide(lent, 'applications.work', application()).allowed).toBe(true)
  // Reads there, decides here: not both in one place.
  expect(decide(lent, 'applications.work', application({ agencyCode: 'dsmf' })).reason).toBe('outside_jurisdiction')
  expect(decide(lent, 'applications.view', application({ agencyCode: 'dma' })).reason).toBe('outside_jurisdiction')
  expect(decide(staff(reads('din')), 'applications.work', application()).reason).toBe('permission_missing')
  const operator = staff(at('queue.operate', { centreCode: 'asan-baku-1' }))
  const visit: Resource = { type: 'appointment', personId: LEYLA, centreCode: 'asan-baku-1', serviceCode: 'x' }
  expect(decide(operator, 'appointments.serve', visit).allowed).toBe(true)
  expect(decide(operator, 'appointments.serve', { ...visit, centreCode: 'asan-baku-2' }).reason).toBe('outside_jurisdiction')
})

test('nobody works on their own case, decides one they did not take, or sees what was never sent', () => {
  const officer = staff(reads('din'), decides('din'))
  expect(decide(officer, 'applications.work', application({ personId: officer.personId })).reason).toBe('own')
  expect(decide(officer, 'applications.decide', application()).reason).toBe('not_assigned')
  expect(decide(officer, 'applications.decide', application({ assignedStaffId: 'staff-2' })).reason).toBe('not_assigned')
  expect(decide(officer, 'applications.decide', application({ assignedStaffId: officer.staffId })).allowed).toBe(true)
  expect(decide(officer, 'applications.view', application({ sent: false })).reason).toBe('not_sent')
})

test('a deputy is let in where the owner or the law opened, and is closed out by default', () => {
  const named = citizen({ deputy: deputy() })
  const anyService = citizen({ deputy: deputy({ services: null }) })
  const parent = citizen({ deputy: deputy({ kind: 'parent', services: null }) })
  expect(decide(named, 'applications.change', application()).allowed).toBe(true)
  expect(decide(named, 'applications.change', application({ serviceCode: 'dsmf-childbirth-benefit' })).reason).toBe('other_service')
  expect(decide(named, 'applications.change', application({ personId: RAUF })).reason).toBe('not_owner')
  expect(decide(named, 'appointments.book', { type: 'service' }).reason).toBe('other_service')
  expect(decide(anyService, 'applications.change', application({ serviceCode: 'dsmf-childbirth-benefit' })).allowed).toBe(true)
  for (const actor of [named, anyService, parent])
    for (const action of ['consents.decide', 'activity.view', 'contact.change'] as const)
      expect(decide(actor, action, { type: ACTIONS[action].on, personId: LEYLA }).reason).toBe('closed_to_deputies')
  expect(decide(anyService, 'portfolio.view', { type: 'person', personId: LEYLA }).reason).toBe('closed_to_deputies')
  expect(decide(parent, 'portfolio.view', { type: 'person', personId: LEYLA }).allowed).toBe(true)
})

test('who acts for a company has its things before them and not their own', () => {
  const company = { tin: '1700000001', name: 'Sınaq MMC' }
  const actor = citizen({ personId: RAUF, deputy: deputy({ kind: 'company', services: null, company }) })
  expect(decide(actor, 'applications.view', application({ companyTin: company.tin })).allowed).toBe(true)
  expect(decide(actor, 'applications.view', application({ personId: RAUF })).reason).toBe('not_owner')
  expect(decide(actor, 'applications.view', application({ personId: RAUF, companyTin: '1700000002' })).reason).toBe('not_owner')
  expect(
    decide(citizen({ personId: RAUF }), 'applications.view', application({ personId: RAUF, companyTin: company.tin })).reason,
  ).toBe('not_owner')
  expect(decide(actor, 'facts.read', { type: 'facts', personId: RAUF }).allowed).toBe(true)
  expect(decide(actor, 'facts.read', { type: 'facts', personId: LEYLA }).reason).toBe('not_owner')
})

test('who acts for whom is asked by other portals: the deputy named, in the services named, and no deputy of a deputy', () => {
  const rauf = citizen({ personId: RAUF })
  const resource = (services: readonly string[] | null, serviceCode?: string): Resource => ({
    type: 'company',
    deputy: { personId: RAUF, services },
    ...(serviceCode ? { serviceCode } : {}),
  })
  expect(decide(rauf, 'company.act', resource(null)).allowed).toBe(true)
  expect(decide(rauf, 'company.act', resource(['a'], 'a')).allowed).toBe(true)
  expect(decide(rauf, 'company.act', resource(['a'], 'b')).reason).toBe('other_service')
  expect(decide(rauf, 'company.act', resource(['a'])).reason).toBe('other_service')
  expect(decide(citizen(), 'company.act', resource(null)).reason).toBe('not_deputy')
  expect(decide(rauf, 'company.act', { type: 'company', deputy: null }).reason).toBe('not_deputy')
  expect(decide(citizen({ personId: RAUF, deputy: deputy() }), 'company.act', resource(null)).reason).toBe('not_deputy')
})

test('a partner sees the consents between itself and a citizen, and nothing else', () => {
  const bank: Actor = { kind: 'partner', partnerCode: 'bank' }
  expect(decide(bank, 'consents.view', { type: 'consent', partnerCode: 'bank' }).allowed).toBe(true)
  expect(decide(bank, 'consents.view', { type: 'consent', partnerCode: 'insurer' }).reason).toBe('other_partner')
  const open = ACTION_CODES.filter((action) => decide(bank, action, { type: ACTIONS[action].on, partnerCode: 'bank' }).allowed)
  expect(open).toEqual(['consents.view', 'consents.request'])
})
