import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { auditEntries, clients, loginParticipants, logoutDeliveries, oidcPayloads } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { findActiveClient } from './active-client'
import { ClientChange, type ClientMove, NewClient } from './form'
import { allowClient, findClientGrant, listClientGrants, revokeClientGrant } from './grants'
import { ownerHash } from './leave-client'
import { findClient, listClientHistory, listClients } from './queries'
import { changeClient, createClient, moveClient } from './register'
import { personOfSubject, subjectOf } from './subjects'
import { newClientForm } from './testing'

const administrator = { permissions: ['clients.manage' as const] }
const made = (over: Record<string, unknown> = {}) => NewClient.parse(newClientForm(over))
const changed = (clientId: string, version: number, over: Record<string, unknown> = {}) =>
  ClientChange.parse({ ...newClientForm(over), clientId, version })
const move = (clientId: string, version: number, what: ClientMove['move']): ClientMove => ({
  clientId,
  version,
  move: what,
  reason: 'Müqavilə bitib',
})

describe('registering', () => {
  test('a partner is registered once, however often its form arrives', async ({ given, asStaff, db }) => {
    const admin = asStaff(await given.staff(administrator))
    const input = made()
    expect(await createClient(admin, input)).toEqual(ok({ clientId: input.clientId }))
    expect(await createClient(admin, input)).toEqual(ok({ clientId: input.clientId }))
    expect(await createClient(admin, { ...input, idempotencyKey: newKey() })).toEqual(err('taken_client_id'))
    expect(await findActiveClient(db, input.clientId)).toMatchObject({
      kind: 'private',
      sector: 'banking',
      scopes: ['openid', 'profile', 'pin'],
      claims: ['given_name', 'family_name', 'pin'],
      status: 'active',
    })
  })

  test('FAPI 2.0 brings its rules, whatever was ticked; a body of the state has no sector', async ({ given, asStaff, db }) => {
    const admin = asStaff(await given.staff(administrator))
    const bank = made({ profile: 'fapi2' })
    const agency = made({ kind: 'state' })
    await createClient(admin, bank)
    await createClient(admin, agency)
    expect(await findActiveClient(db, bank.clientId)).toMatchObject({ requirePar: true, dpopBound: true })
    expect(await findActiveClient(db, agency.clientId)).toMatchObject({ requirePar: false, dpopBound: false, sector: null })
  })

  test('a registration that is not sound is refused however it came', async ({ given, asStaff }) => {
    const admin = asStaff(await given.staff(administrator))
    expect(await createClient(admin, made({ redirectUris: 'http://bank.az/callback' }))).toEqual(err('invalid_registration'))
    expect(await createClient(admin, made({ jwks: '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}' }))).toEqual(
      err('invalid_registration'),
    )
  })

  test('the name of the portal itself is taken', () => {
    expect(NewClient.safeParse(newClientForm({ clientId: 'portal' })).error?.issues[0]?.message).toBe('taken_client_id')
  })
})

describe('changing', () => {
  test('a form filled from an older state is refused and changes nothing', async ({ given, asStaff, db }) => {
    const [one, other] = [asStaff(await given.staff(administrator)), asStaff(await given.staff(administrator))]
    const { clientId } = await given.client()
    expect(await changeClient(one, changed(clientId, 1, { claims: ['given_name'] }))).toEqual(ok(undefined))
    expect(await changeClient(other, changed(clientId, 1, { claims: ['pin'] }))).toEqual(err('stale'))
    expect(await findActiveClient(db, clientId)).toMatchObject({ claims: ['given_name'], scopes: ['openid', 'profile'] })
    expect(await changeClient(other, changed(clientId, 2, { claims: ['pin'] }))).toEqual(ok(undefined))
  })

  test('who changed what is kept', async ({ given, asStaff }) => {
    const admin = asStaff(await given.staff(administrator))
    const input = made()
    await createClient(admin, input)
    await changeClient(
      admin,
      ClientChange.parse({ ...newClientForm(), clientId: input.clientId, version: 1, requiredLevel: 'high' }),
    )
    await moveClient(admin, move(input.clientId, 2, 'suspend'))
    const history = await listClientHistory(admin, input.clientId)
    expect(history.map(({ action }) => action).sort()).toEqual(['clients.changed', 'clients.created', 'clients.suspended'])
    expect(history.find(({ action }) => action === 'clients.changed')?.details).toMatchObject({ fields: 'requiredLevel' })
    expect(history.find(({ action }) => action === 'clients.suspended')?.details).toMatchObject({ reason: 'Müqavilə bitib' })
    expect(history[0]?.by?.surname).toBe('Quliyev')
  })
})

describe('suspending', () => {
  test('its tokens die and it is told of every sign-in; others keep theirs', async ({ given, asStaff, db, now }) => {
    const admin = asStaff(await given.staff(administrator))
    const [bank, shop] = [await given.client(), await given.client()]
    const login = await given.loginSession()
    const there = await given.participant({ loginSessionId: login.id, clientId: bank.clientId })
    const elsewhere = await given.participant({ loginSessionId: login.id, clientId: shop.clientId })
    const token = (clientId: string) => ({
      model: 'AccessToken',
      idHash: newKey(),
      payload: 'sealed',
      clientId,
      ownerHash: ownerHash(login.personId),
      expiresAt: new Date(now.getTime() + 60_000),
    })
    await db.insert(oidcPayloads).values([token(bank.clientId), token(shop.clientId)])

    expect(await moveClient(admin, move(bank.clientId, 1, 'suspend'))).toEqual(ok(undefined))
    expect(await findActiveClient(db, bank.clientId)).toBeNull()
    expect((await db.select({ clientId: oidcPayloads.clientId }).from(oidcPayloads)).map((row) => row.clientId)).toEqual([
      shop.clientId,
    ])
    const deliveries = await db.select({ participantId: logoutDeliveries.participantId }).from(logoutDeliveries)
    expect(deliveries).toEqual([{ participantId: there.id }])
    const [other] = await db.select().from(loginParticipants).where(eq(loginParticipants.id, elsewhere.id))
    expect(other?.logoutStatus).toBeNull()

    expect(await moveClient(admin, move(bank.clientId, 2, 'suspend'))).toEqual(err('move_not_allowed'))
    expect(await moveClient(admin, move(bank.clientId, 1, 'resume'))).toEqual(err('stale'))
    expect(await moveClient(admin, move(bank.clientId, 2, 'resume'))).toEqual(ok(undefined))
    expect(await findActiveClient(db, bank.clientId)).toMatchObject({ clientId: bank.clientId })
  })
})

test('nobody without the permission sees or changes a registration', async ({ given, asStaff, db }) => {
  const officer = asStaff(await given.staff({ permissions: ['staff.manage', 'audit.read', 'applications.read'] }))
  const { clientId } = await given.client()
  const before = await db.select().from(clients)
  expect(await listClients(officer, { page: 1 })).toEqual(err('not_allowed'))
  expect(await findClient(officer, clientId)).toBeNull()
  expect(await listClientHistory(officer, clientId)).toEqual([])
  expect(await createClient(officer, made())).toEqual(err('not_allowed'))
  expect(await changeClient(officer, changed(clientId, 1))).toEqual(err('not_allowed'))
  expect(await moveClient(officer, move(clientId, 1, 'suspend'))).toEqual(err('not_allowed'))
  expect(await db.select().from(clients)).toEqual(before)
})

test('the list is found by a part of a name, of the client_id, or by the whole TIN', async ({ given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  const bank = await given.client({ name: { az: 'Günəş Bankı' }, tin: '9988776655' })
  const found = async (query: string, status?: 'active' | 'suspended') => {
    const list = await listClients(admin, { page: 1, query, status })
    return list.ok ? list.value.rows.map(({ clientId }) => clientId) : []
  }
  expect(await found('gunes')).toEqual([bank.clientId])
  expect(await found(bank.clientId.slice(2))).toEqual([bank.clientId])
  expect(await found('9988776655')).toEqual([bank.clientId])
  expect(await found('998877')).toEqual([])
  expect(await found('gunes', 'suspended')).toEqual([])
})

describe('what a person allows', () => {
  const wish = { scopes: ['openid', 'profile'], claims: ['given_name' as const] }

  test('adds up, is listed, and ends with everything it gave', async ({ given, as, db, published }) => {
    const login = await given.loginSession()
    const leyla = as({ id: login.personId })
    const { clientId } = await given.client()
    await given.participant({ loginSessionId: login.id, clientId })
    expect(await allowClient(leyla, clientId, wish)).toEqual(ok(undefined))
    expect(await allowClient(leyla, clientId, { scopes: ['openid', 'pin'], claims: ['pin'] })).toEqual(ok(undefined))
    expect(await findClientGrant(db, { personId: login.personId, clientId })).toEqual({
      scopes: ['openid', 'profile', 'pin'],
      claims: ['given_name', 'pin'],
    })
    expect((await listClientGrants(leyla)).map((grant) => grant.clientId)).toEqual([clientId])

    expect(await revokeClientGrant(leyla, clientId)).toEqual(ok(undefined))
    expect(await findClientGrant(db, { personId: login.personId, clientId })).toBeNull()
    expect(await listClientGrants(leyla)).toEqual([])
    expect(await db.$count(logoutDeliveries)).toBe(1)
    expect(await revokeClientGrant(leyla, clientId)).toEqual(err('grant_not_found'))
    expect((await published()).map(({ type }) => type)).toEqual([
      'identity.client_allowed',
      'identity.client_allowed',
      'identity.client_revoked',
    ])
    const acts = await db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.personId, login.personId))
    expect(acts).toContainEqual({ action: 'identity.client_revoked' })
  })

  test("is nobody else's to take back, and nothing can be allowed to a suspended one", async ({ given, as }) => {
    const [leyla, rauf] = [await given.person(), await given.person()]
    const { clientId } = await given.client()
    await allowClient(as(leyla), clientId, wish)
    expect(await revokeClientGrant(as(rauf), clientId)).toEqual(err('grant_not_found'))
    const closed = await given.client({ status: 'suspended' })
    expect(await allowClient(as(leyla), closed.clientId, wish)).toEqual(err('client_not_found'))
  })
})

raceTest(
  'two first sign-ins of a sector at once name the person once; another sector names them otherwise',
  async ({ given, db }) => {
    const { id } = await given.person()
    const names = await Promise.all(Array.from({ length: 20 }, () => subjectOf(db, id, { sector: 'banking' })))
    expect(new Set(names).size).toBe(1)
    const [name = ''] = names
    expect(await subjectOf(db, id, { sector: 'telecom' })).not.toBe(name)
    expect(await subjectOf(db, id, { sector: null })).toBe(id)
    expect(await personOfSubject(db, name, { sector: 'banking' })).toBe(id)
    expect(await personOfSubject(db, name, { sector: 'telecom' })).toBeNull()
    expect(await personOfSubject(db, id, { sector: 'banking' })).toBeNull()
  },
)
