import { exportJWK, generateKeyPair } from 'jose'
import { describe } from 'vitest'
import type { Ctx } from '@/lib/platform/context'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { listSigningKeys, loadSigningKeys, signingKeysVersion, tendSigningKeys } from './keys'

const HOUR = 60
const DAY = 24 * HOUR

const at = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: minutesAfter(ctx.now, minutes) })
const states = async ({ db }: Ctx, alg = 'PS256') =>
  (await listSigningKeys(db)).filter((key) => key.alg === alg).map(({ state }) => state)
const signer = async ({ db }: Ctx, alg = 'PS256') => (await loadSigningKeys(db)).jwks.keys.find((key) => key.alg === alg)?.kid

describe('the life of a key', () => {
  test('published for a day, signs for ninety, published for a day more, then gone', async ({ asSystem }) => {
    const start = asSystem()
    await tendSigningKeys(start)
    const first = await signer(start)
    expect(await states(start)).toEqual(['current'])

    expect(await tendSigningKeys(at(start, 88 * DAY))).toEqual([])
    await tendSigningKeys(at(start, 89 * DAY))
    expect(await states(start)).toEqual(['current', 'next'])
    expect(await signer(start)).toBe(first)
    await tendSigningKeys(at(start, 89 * DAY + 23 * HOUR))
    expect(await signer(start)).toBe(first)

    await tendSigningKeys(at(start, 90 * DAY))
    expect(await states(start)).toEqual(['retired', 'current'])
    expect(await signer(start)).not.toBe(first)
    expect((await loadSigningKeys(start.db)).jwks.keys.map(({ kid }) => kid)).toContain(first)

    await tendSigningKeys(at(start, 91 * DAY))
    expect(await states(start)).toEqual(['current'])
  })

  test('a rotation asked for: in a day, or at once', async ({ asSystem }) => {
    const start = asSystem()
    await tendSigningKeys(start)
    const first = await signer(start)
    await tendSigningKeys(at(start, HOUR), { wish: 'soon' })
    await tendSigningKeys(at(start, 2 * HOUR), { wish: 'soon' })
    expect(await states(start)).toEqual(['current', 'next'])
    expect(await signer(start)).toBe(first)
    await tendSigningKeys(at(start, 3 * HOUR), { wish: 'now' })
    expect(await states(start)).toEqual(['retired', 'current'])
    expect(await signer(start)).not.toBe(first)
  })
})

test('keys of the configuration are taken over once, and kept encrypted', async ({ asSystem, db }) => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const imported = [{ ...(await exportJWK(privateKey)), kid: 'from-configuration', alg: 'RS256', use: 'sig' }]
  await tendSigningKeys(asSystem(), { imported })
  expect(await signer(asSystem(), 'RS256')).toBe('from-configuration')
  expect((await listSigningKeys(db)).map(({ alg }) => alg).sort()).toEqual(['ES256', 'PS256', 'RS256'])
  const version = await signingKeysVersion(db)
  await tendSigningKeys(asSystem(), { imported: [{ ...imported[0], kid: 'another' }] })
  expect(await signingKeysVersion(db)).toBe(version)
})

raceTest('many processes that start at once make one key of a kind', async ({ asSystem, db }) => {
  await Promise.all(Array.from({ length: 10 }, () => tendSigningKeys(asSystem())))
  expect((await listSigningKeys(db)).map(({ alg, state }) => `${alg} ${state}`)).toEqual([
    'ES256 current',
    'PS256 current',
    'RS256 current',
  ])
})
