import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'
import { GET as start } from '../start/route'
import { POST as signOut } from './route'

// The database of the test settings is an address where nobody answers.
const PORTAL = 'http://localhost:3000'
const cookie = { cookie: 'asan.session=a-token' }

const form = (headers: Record<string, string>) =>
  new NextRequest(`${PORTAL}/api/auth/sign-out`, {
    method: 'POST',
    headers: { origin: PORTAL, ...headers },
    body: new URLSearchParams({ locale: 'en' }),
  })

test('while the database is away signing out still clears the cookie, and says what could not be done', async () => {
  await expect(database().execute('select 1')).rejects.toThrow()
  const noted = vi.spyOn(log, 'child')
  const answer = await signOut(form(cookie))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/en\/signed-out\?incomplete=[0-9a-f-]{36}$/)
  expect(answer.headers.get('set-cookie')).toMatch(/^asan\.session=;.*Max-Age=0/)
  expect(answer.headers.get('location')).toContain(noted.mock.calls[0]?.[0].requestId)
})

test('without a cookie there is nothing to end here: on to ASAN Login', async () => {
  const answer = await signOut(form({}))
  expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:3001\/session\/end\?/)
  expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0/)
})

test('a form of another site signs nobody out', async () => {
  const answer = await signOut(form({ ...cookie, origin: 'https://evil.example' }))
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('while the database is away, signing in with an old cookie leads to a page that says so', async () => {
  const answer = await start(new NextRequest(`${PORTAL}/api/auth/start?locale=ru&next=/ru/portfolio`, { headers: cookie }))
  const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', PORTAL)
  expect([pathname, searchParams.get('next')]).toEqual(['/ru/unavailable', '/ru/portfolio'])
})
