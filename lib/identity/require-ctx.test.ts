import { isRedirectError } from 'next/dist/client/components/redirect-error'
import { expect, test, vi } from 'vitest'
import { writeFacts } from '@/lib/platform/request-facts'

// The database of the test settings is an address where nobody answers: exactly what these tests are about.
const request = vi.hoisted(() => ({ headers: new Headers(), cookie: undefined as string | undefined }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}))

const { isStaffMember, lastSessionEnd, orUnavailable, requireCtx } = await import('.')

const REQUEST_ID = '6f1c1d5e-0000-4000-8000-000000000001'

function asked(path: string, cookie?: string) {
  request.headers = new Headers()
  writeFacts(request.headers, { requestId: REQUEST_ID, path })
  request.cookie = cookie
}

const sentTo = async (what: Promise<unknown>): Promise<URL> => {
  const error = await what.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!isRedirectError(error)) throw error ?? new Error('expected a redirect, got an answer')
  return new URL(error.digest.split(';').slice(2, -2).join(';'), 'http://portal')
}

test.for([
  ['a page of a citizen', () => requireCtx('citizen')],
  ['a page of staff', () => requireCtx('staff')],
  ['a page of everybody', () => requireCtx('anyone')],
  ['the header', isStaffMember],
  ['the sign-in page', lastSessionEnd],
] as const)('while the database is away, %s leads to a page that says so', async ([, read]) => {
  asked('/ru/consents?page=2', 'a-cookie')
  const { pathname, searchParams } = await sentTo(read())
  expect(pathname).toBe('/ru/unavailable')
  expect(Object.fromEntries(searchParams)).toEqual({ next: '/ru/consents?page=2', reference: REQUEST_ID })
})

test('somebody without a cookie is sent to sign in without asking the database', async () => {
  asked('/en/portfolio')
  expect((await sentTo(requireCtx('citizen'))).href).toBe('http://portal/en/sign-in?next=%2Fen%2Fportfolio')
})

test('a redirect inside a protected read stays that redirect', async () => {
  asked('/az/cabinet')
  expect((await sentTo(orUnavailable(() => requireCtx('citizen')))).pathname).toBe('/az/sign-in')
})

test('where the proxy does not pass, nothing the sender says about the request is believed', async () => {
  request.headers = new Headers({
    'x-request-id': 'forged',
    'x-path': '/ru/forged',
    'x-client-ip': '10.9.9.9',
    'x-proxy-seal': 'forged',
  })
  request.cookie = undefined
  const ctx = await requireCtx('anyone')
  expect(ctx).toMatchObject({ locale: 'az', ip: undefined, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(ctx.requestId).not.toBe('forged')
  expect((await sentTo(requireCtx('citizen'))).searchParams.get('next')).toBe('/az')
})
