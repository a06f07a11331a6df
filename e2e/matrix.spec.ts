// Every page and every action of the build x every role. Pages and actions are read from the build, so a new one cannot be forgotten.
import { readFileSync } from 'node:fs'
import { type APIRequestContext, request as playwrightRequest } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { factories } from '@/db/factories'
import { auditEntries, events, sessions } from '@/db/schema'
import { sessionCookieName } from '@/lib/identity/session-cookie'
import { hashToken } from '@/lib/platform/ids'
import { type Answer, ELSEWHERE, type Ids, ROLES, type Role, ROUTES, HANDLERS, HANDLERS_ELSEWHERE } from './support/access'
import { expect, openSession, test } from './support/fixtures'
import { findRecords, type Records, staffFor } from './support/records'

const manifest = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../.next/server/${path}`, import.meta.url), 'utf8')) as T

/** The address of a page as the build names it, without route groups. */
const patternOf = (page: string) => page.replace(/\/\([^)]+\)/g, '').replace(/\/(page|route)$/, '') || '/'

const built = Object.keys(manifest<Record<string, string>>('app-paths-manifest.json'))
const pages = built.filter((page) => page.endsWith('/page')).map(patternOf)
const handlers = built.filter((page) => page.endsWith('/route')).map(patternOf)

type Manifest = { node: Record<string, { exportedName?: string; filename?: string; workers: Record<string, unknown> }> }
const actions = Object.entries(manifest<Manifest>('server-reference-manifest.json').node).map(([id, one]) => ({
  id,
  name: one.exportedName ?? id,
  file: one.filename ?? '',
  // Pages that know the action; it runs when posted to any of them, whoever may see the page.
  pages: Object.keys(one.workers).map((page) => patternOf(page.replace(/^app/, ''))),
}))

test('every page of the build has its rule', () => {
  const known = new Set([...ROUTES.map((route) => route.pattern), ...Object.keys(ELSEWHERE)])
  expect(pages.filter((page) => !known.has(page))).toEqual([])
  expect(ROUTES.map((route) => route.pattern).filter((pattern) => !pages.includes(pattern))).toEqual([])
})

test('every other address of the build has its rule', () => {
  const known = [...HANDLERS.map((route) => route.pattern), ...Object.keys(HANDLERS_ELSEWHERE)]
  expect(handlers.toSorted()).toEqual(known.toSorted())
})

test('the build names its actions', () => {
  expect(actions.length).toBeGreaterThan(10)
  expect(actions.filter((one) => !one.file || one.pages.length === 0)).toEqual([])
})

type Fixture = { as: (role: Role, owner?: string) => Promise<APIRequestContext>; records: Records; ids: Ids }

const matrix = test.extend<object, { matrix: Fixture }>({
  matrix: [
    async ({ connection }, use, workerInfo) => {
      const baseURL = workerInfo.project.use.baseURL ?? 'http://localhost:3000'
      const records = await findRecords(connection)
      const staff = await staffFor(connection, records)
      const opened: APIRequestContext[] = []
      const visitors = new Map<string, APIRequestContext>()
      const visitor = async (key: string, token: string) => {
        const context = await playwrightRequest.newContext({
          baseURL,
          maxRedirects: 0,
          extraHTTPHeaders: { cookie: `${sessionCookieName(baseURL)}=${token}` },
        })
        opened.push(context)
        visitors.set(key, context)
        return context
      }
      /** Somebody who acts for this person, in a service none of the records is about. */
      const deputyOf = async (owner: string) => {
        const known = visitors.get(`deputy of ${owner}`)
        if (known) return known
        const right = await factories(connection.db).representation({
          ownerPersonId: owner,
          serviceCodes: ['dvx-tax-debt-reference'],
          validFrom: new Date(),
          validUntil: null,
        })
        const { token } = await openSession(connection, { id: right.deputyPersonId ?? '' })
        await connection.db
          .update(sessions)
          .set({ representationId: right.id })
          .where(eq(sessions.tokenHash, hashToken(token)))
        return visitor(`deputy of ${owner}`, token)
      }
      const as = async (role: Role, owner?: string) => {
        if (role === 'deputy') return deputyOf(owner ?? records.stranger)
        const person =
          role === 'anonymous'
            ? null
            : role === 'owner'
              ? (owner ?? records.stranger)
              : role === 'stranger'
                ? records.stranger
                : staff[role]
        const key = person ?? 'nobody'
        const known = visitors.get(key)
        if (known) return known
        // Nobody comes with a cookie of no session: one without any would be turned away before the page or action is asked.
        const token = person ? (await openSession(connection, { id: person })).token : 'a-cookie-that-never-was-a-session'
        return visitor(key, token)
      }
      const ids = Object.fromEntries(Object.entries(records.of).map(([kind, record]) => [kind, record.id])) as Ids
      await use({ as, records, ids })
      await Promise.all(opened.map((context) => context.dispose()))
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const answerOf = (status: number, location: string | undefined): Answer | string => {
  if (status === 200) return 'page'
  if (status === 404) return 'missing'
  if ((status === 303 || status === 307) && location?.includes('/sign-in?next=')) return 'sign-in'
  if ((status === 303 || status === 307) && location?.includes('/az/representation/closed?')) return 'closed'
  if ((status === 303 || status === 307) && location?.endsWith('/az/cabinet')) return 'cabinet'
  if ((status === 303 || status === 307) && /\/az\/applications\/[0-9a-f-]{36}(\/correct)?$/.test(location ?? '')) return 'case'
  return `${status} ${location ?? ''}`.trim()
}

for (const route of ROUTES) {
  matrix(`${route.pattern} answers each role by its rule`, async ({ matrix: { as, ids, records } }) => {
    const owner = route.record ? records.of[route.record].personId : undefined
    const got: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const role of ROLES) {
      const visitor = await as(role, owner)
      const response = await visitor.get(`/az${route.path(ids)}`)
      got[role] = answerOf(response.status(), response.headers().location)
      wanted[role] = route.access(role)
      // Whether an officer has taken the case meanwhile is not what is asked here.
      if (wanted[role] === 'case' && got[role] === 'page') got[role] = 'case'
      const policy = response.headers()['content-security-policy'] ?? ''
      if (response.status() < 300 || response.status() === 404) {
        expect(policy, `${role}: a strict policy`).toContain("default-src 'none'")
        expect(policy).not.toContain("'unsafe-inline'")
      }
      if (route.missing && wanted[role] === 'missing') {
        const missing = await visitor.get(`/az${route.missing}`)
        expect(missing.status(), `${role}: a stranger's id reads like a missing one`).toBe(response.status())
        const [asked, unknown] = [route.path(ids), route.missing]
        expect(withoutNoise(await missing.text(), unknown, asked)).toEqual(withoutNoise(await response.text(), asked, unknown))
      }
    }
    expect(got).toEqual(wanted)
  })
}

for (const route of HANDLERS) {
  matrix(`${route.pattern} answers each role by its rule`, async ({ matrix: { as, ids, records } }) => {
    const owner = route.record ? records.of[route.record].personId : undefined
    const got: Record<string, string> = {}
    for (const role of ROLES) {
      const visitor = await as(role, owner)
      const response = await visitor.get(`/az${route.path(ids)}`)
      got[role] = answerOf(response.status(), response.headers().location)
      if (!route.missing || route.access(role) !== 'missing') continue
      const missing = await visitor.get(`/az${route.missing}`)
      expect([missing.status(), missing.headers()['content-type']], `${role}: reads like a missing one`).toEqual([
        response.status(),
        response.headers()['content-type'],
      ])
    }
    expect(got).toEqual(Object.fromEntries(ROLES.map((role) => [role, route.access(role)])))
  })
}

/**
 * A page in parts, without what two pages may differ in though they say the same: the ids in the address, numbers made per
 * request, until when the session lasts, and the order in which parts were ready.
 */
const withoutNoise = (html: string, path: string, other: string) =>
  path
    .split('/')
    .filter((segment) => !other.split('/').includes(segment))
    .reduce((text, segment) => text.replaceAll(segment, 'id'), html)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|secondsLeft\W+\d+|\b\d{13}\b|\b\d\d:\d\d\b/g, 'moment')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/nonce="?[\w+/=-]+"?|\b[0-9a-f]{32}\b/g, 'nonce')
    .split(/(?=<)|\\n/)
    .sort()

const NOBODY = '00000000-0000-4000-8000-000000000000'
const forms: Record<string, string>[] = [{}, { id: NOBODY, applicationId: NOBODY, decision: 'grant' }]
const senseless = { id: '../..', q: '\u0000<script>', day: '9999-12-31', version: '1e309', answers: 'a'.repeat(20_000) }

// Whose actions they are is told by the folder they stand in.
const needs = (file: string): 'citizen' | 'staff' | 'anyone' =>
  file.includes('(staff)') ? 'staff' : file.includes('(cabinet)') ? 'citizen' : 'anyone'

/** What somebody who acts for another still does as themselves: changing for whom they act. */
const OF_ONESELF = new Set(['switchAction', 'switchBackAction', 'switchBackToAction'])

for (const action of actions) {
  matrix(
    `action ${action.name} of ${action.file} does nothing for those it is not for`,
    async ({ matrix: { as, ids }, connection }) => {
      const route = ROUTES.find((one) => action.pages.includes(one.pattern))
      if (!route) throw new Error(`Cannot test: no rule for any page of the action (${action.pages.join(', ')})`)
      const address = `/az${route.path(ids)}`
      const post = async (role: Role, fields: Record<string, string>) =>
        (await as(role)).post(address, { multipart: { [`$ACTION_ID_${action.id}`]: '', ...fields } })
      const unwanted: Role[] =
        needs(action.file) === 'staff'
          ? ['anonymous', 'stranger', 'deputy']
          : needs(action.file) === 'citizen'
            ? ['anonymous', ...(OF_ONESELF.has(action.name) ? [] : (['deputy'] as const))]
            : []
      for (const role of unwanted) {
        for (const fields of forms) {
          const response = await post(role, fields)
          expect(
            ['sign-in', 'missing', 'closed'],
            `${role} got ${response.status()} ${response.headers().location ?? ''}`,
          ).toContain(answerOf(response.status(), response.headers().location))
          const requestId = response.headers()['x-request-id'] ?? ''
          expect(requestId).not.toBe('')
          expect(await connection.db.select().from(auditEntries).where(eq(auditEntries.requestId, requestId))).toEqual([])
          expect(await connection.db.select().from(events).where(eq(events.requestId, requestId))).toEqual([])
        }
      }
      // Those it is for get an answer, never an accident, whatever is in the form.
      for (const role of needs(action.file) === 'staff'
        ? (['officer', 'operator', 'administrator'] as const)
        : (['stranger'] as const)) {
        for (const fields of [...forms, senseless]) {
          const response = await post(role, fields)
          expect(response.status(), `${role} with ${JSON.stringify(fields)}`).toBeLessThan(500)
        }
      }
    },
  )
}
