import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { APPLICATION_ACTIONS } from '@/db/vocabulary/applications'
import { DISCLOSURE_RIGHTS } from '@/db/vocabulary/audit'
import { CONSENT_ACTIONS } from '@/db/vocabulary/consents'
import { PERMISSIONS } from '@/db/vocabulary/identity'
import { APPOINTMENT_ACTIONS } from '@/db/vocabulary/queue'
import { FACT_CODES } from '@/db/vocabulary/registers'
import { getTranslator } from '@/lib/i18n'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { listActivity, recordAudit, recordDisclosure } from '.'

const look = {
  what: 'application',
  purpose: 'case',
  right: 'case' as const,
  subjectType: 'application',
  fields: ['person.name', 'id_card'],
}

test('look-ups, sign-ins and own acts are one history, newest first', async ({ db, given, as, asStaff, now }) => {
  const leyla = await given.person()
  const officer = await given.staff({ agencyCode: (await given.agency({ name: { az: 'Daxili İşlər Nazirliyi' } })).code })
  const at = (minute: number) => ({ now: new Date(now.getTime() + minute * 60_000) })
  const act = (action: string, minute: number) =>
    recordAudit(db, as(leyla, at(minute)), {
      action,
      subjectType: 'application',
      subjectId: newId(),
      personId: leyla.id,
      details: { reference: 'ASN-1' },
    })
  await act('identity.sign_in', 1)
  await act('applications.submit', 2)
  const caseId = newId()
  await recordDisclosure(db, asStaff(officer, at(3)), { personId: leyla.id, ...look, subjectId: caseId })
  await recordAudit(db, asStaff(officer, at(4)), {
    action: 'applications.approve',
    subjectType: 'application',
    subjectId: caseId,
    personId: leyla.id,
  })

  const { entries, next } = await listActivity(as(leyla), { show: 'all' })
  expect(entries.map((entry) => (entry.kind === 'act' ? entry.action : entry.kind))).toEqual([
    'applications.approve',
    'look_up',
    'applications.submit',
    'identity.sign_in',
  ])
  expect(entries[0]).toMatchObject({ by: 'staff', body: { az: 'Daxili İşlər Nazirliyi' } })
  expect(entries[1]).toMatchObject({
    body: { az: 'Daxili İşlər Nazirliyi' },
    role: officer.position,
    purpose: 'case',
    fields: ['person.name', 'id_card'],
    path: `/applications/${caseId}`,
  })
  expect(next).toBeNull()

  const seen = async (show: 'look-ups' | 'sign-ins' | 'mine') =>
    (await listActivity(as(leyla), { show })).entries.map((entry) => (entry.kind === 'act' ? entry.action : entry.kind))
  expect(await seen('look-ups')).toEqual(['look_up'])
  expect(await seen('sign-ins')).toEqual(['identity.sign_in'])
  expect(await seen('mine')).toEqual(['applications.submit'])
})

test('somebody else sees none of it', async ({ db, given, as }) => {
  const leyla = await given.person()
  await recordAudit(db, as(leyla), { action: 'identity.sign_in', subjectType: 'session', subjectId: newId(), personId: leyla.id })
  expect(await listActivity(as(await given.person()), { show: 'all' })).toEqual({ entries: [], next: null })
})

test('pages follow each other without gap or repeat, also at one moment', async ({ db, given, as }) => {
  const leyla = await given.person()
  for (let number = 0; number < 45; number++)
    await recordAudit(db, as(leyla), { action: 'queue.book', subjectType: 'appointment', subjectId: newId(), personId: leyla.id })
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = await listActivity(as(leyla), { show: 'all', before })
    ids.push(...page.entries.map((entry) => entry.id))
    before = page.next ?? undefined
  } while (before)
  expect(ids).toHaveLength(45)
  expect(new Set(ids).size).toBe(45)
})

test.for([
  "2026' or 1=1_x",
  ...['+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '0001-01-01'].map((at) => `${at}_${newId()}`),
])('an address that was tampered with shows the newest entries: %s', async (before, { db, given, as }) => {
  const leyla = await given.person()
  await recordAudit(db, as(leyla), { action: 'queue.book', subjectType: 'appointment', subjectId: newId(), personId: leyla.id })
  expect((await listActivity(as(leyla), { show: 'all', before })).entries).toHaveLength(1)
})

const root = new URL('../../', import.meta.url).pathname
const sources = ['lib', 'login', 'app']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\.test\.tsx?$|testing/.test(file.name))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
/** Files that write disclosures: elsewhere `purpose` and `what` are words of forms. */
const disclosing = sources.filter((text) => text.includes('recordDisclosure'))

/** Codes written as literals behind a name, such as `action: 'queue.book'`. */
const literals = (name: string, shape: string, texts = sources) => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(new RegExp(`${name}: '(${shape})'`, 'g'))].map((match) => match[1] ?? ''))),
]

/**
 * Acts that a file writing into the history names anywhere, also behind a condition or for a helper. Events look the same and
 * follow `type:`; permissions have their own list. Rooms whose verbs are a list in db/vocabulary are told below.
 */
const AREAS = ['identity', 'staff', 'clients', 'access', 'representation', 'portfolio', 'notifications']
const named = new Set(
  sources
    .filter((text) => text.includes('recordAudit'))
    .flatMap((text) => [...text.matchAll(new RegExp(`(?<!type: )'((?:${AREAS.join('|')})\\.[a-z_]+)'`, 'g'))])
    .map((match) => match[1] ?? '')
    .filter((code) => !(PERMISSIONS as readonly string[]).includes(code)),
)

const t = getTranslator('az', 'activity') as unknown as { has(key: string): boolean }

test.each([
  ...new Set([...literals('action', '[a-z]+\\.[a-z_]+'), ...named]),
  ...APPLICATION_ACTIONS.map((verb) => `applications.${verb}`),
  ...CONSENT_ACTIONS.map((verb) => `consents.${verb}`),
  ...APPOINTMENT_ACTIONS.map((verb) => `queue.${verb}`),
])('the act %s has its words', (action) => {
  expect(t.has(`action.${action}`)).toBe(true)
})

test.each([
  ...literals('purpose', '[a-z_]+', disclosing).map((code) => `purpose.${code}`),
  ...literals('what', '[a-z_]+', disclosing).map((code) => `what.${code}`),
  ...DISCLOSURE_RIGHTS.map((code) => `right.${code}`),
  ...FACT_CODES.map((code) => `field.${code}`),
  ...['name', 'service', 'time', 'contact', 'application.answers'].map((code) => `field.${code}`),
])('the code %s has its words', (code) => {
  expect(t.has(code)).toBe(true)
})
