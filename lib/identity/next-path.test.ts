import { expect, test } from 'vitest'
import { safeNext } from './next-path'

test.each([
  ['/az/cabinet', '/az/cabinet'],
  ['/en/applications/1?attempt=2#answers', '/en/applications/1?attempt=2#answers'],
  ['/ru', '/ru'],
  ['/az/services/../portfolio', '/az/portfolio'],
])('%s is a page of the portal', (asked, next) => {
  expect(safeNext(asked, 'az')).toBe(next)
})

test.each([
  '',
  'az/cabinet',
  'https://evil.example/az',
  '//evil.example/az',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/az/..//evil.example',
  '/%2e%2e//evil.example/az',
  '/az/\t/cabinet',
  '/\n/evil.example',
  '/az/cab inet',
  '/az@evil.example',
  'javascript:alert(1)',
  'http:az/cabinet',
  '/api/auth/sign-out',
  '/az/sign-in?next=/az/sign-in',
  '/az/x/../sign-in',
  '/az/signed-out',
  '/az/unavailable?next=/az/unavailable',
  '/de/cabinet',
  `/az/${'a'.repeat(1_000)}`,
])('%j leads to the cabinet instead', (asked) => {
  expect(safeNext(asked, 'en')).toBe('/en/cabinet')
})
