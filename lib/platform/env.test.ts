import { expect, test } from 'vitest'
import { Env } from './env'

const good = Buffer.alloc(32, 7).toString('base64')
const dataKey = (text: string) => Env.shape.DATA_KEY.safeParse(text).success
const cookieKeys = (text: string) => Env.shape.LOGIN_COOKIE_KEYS.safeParse(text).success

test('each listed key is checked, not only the first', () => {
  expect(dataKey(good)).toBe(true)
  expect(dataKey(`${good}, ${good}`)).toBe(true)
  for (const text of ['', ',', `${good},`, `${good},short`, Buffer.alloc(31).toString('base64')])
    expect(dataKey(text), text).toBe(false)

  expect(cookieKeys('a'.repeat(32))).toBe(true)
  expect(cookieKeys(`${'a'.repeat(32)},${'b'.repeat(32)}`)).toBe(true)
  for (const text of ['', 'a'.repeat(31), `${'a'.repeat(32)},`, `${'a'.repeat(32)},short`])
    expect(cookieKeys(text), text).toBe(false)
})
