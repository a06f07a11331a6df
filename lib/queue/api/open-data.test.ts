import { describe, test as plain } from 'vitest'
import { expect, test } from '@/lib/platform/testing'
import type { CentreWaits } from '../waits/model'
import { keptFor } from './kept'
import { OpenFreeTimes, OpenWaits, openFreeTimes, openWaits } from './open-data'

const young = { forMs: 1_000, atMostMs: 60_000 }

describe('what is worked out once for many', () => {
  plain('a hundred who ask at once cost one computation; later ones a new one', async () => {
    let worked = 0
    const kept = keptFor<number>(young)
    const ask = (at: number) => kept('x', async () => ++worked, at)
    expect(new Set((await Promise.all(Array.from({ length: 100 }, () => ask(10_000)))).map(({ value }) => value))).toEqual(
      new Set([1]),
    )
    expect((await ask(10_999)).value).toBe(1)
    expect((await ask(11_000)).value).toBe(2)
  })

  plain('what cannot be renewed is given as it was, marked, and not for ever', async () => {
    const kept = keptFor<string>(young)
    const down = async () => {
      throw new Error('down')
    }
    await expect(kept('x', down, 0)).rejects.toThrow('down')
    await kept('x', async () => 'known', 10_000)
    expect(await kept('x', down, 12_000)).toEqual({ value: 'known', at: new Date(10_000), stale: true })
    await expect(kept('x', down, 80_000)).rejects.toThrow('down')
    expect(await kept('x', async () => 'new', 81_000)).toMatchObject({ value: 'new', stale: false })
  })
})

test('waits are published as ranges or reasons, with counts and nobody’s name', async ({ asNobody, now }) => {
  const hall: CentreWaits = {
    centreCode: 'asan-baku-1',
    name: { az: 'ASAN xidmət 1' },
    regionCode: 'baku',
    regionName: null,
    at: now,
    open: true,
    waiting: 7,
    openCounters: 3,
    lines: [
      {
        lineCode: 'a',
        serviceCode: 'din-id-card-renew',
        name: { az: 'A' },
        waiting: 7,
        openCounters: 3,
        estimate: { known: true, halfMinutes: 10, mostMinutes: 20, ahead: 7 },
      },
      {
        lineCode: 'b',
        serviceCode: 'din-id-card-renew',
        name: { az: 'B' },
        waiting: 0,
        openCounters: 0,
        estimate: { known: false, reason: 'no_counter', ahead: 0 },
      },
    ],
  }
  const published = await openWaits(asNobody(), async () => [hall], keptFor(young))
  expect(OpenWaits.parse(published)).toMatchObject({
    updatedAt: '2026-11-23T10:00:00+04:00',
    stale: false,
    centres: [
      { waiting: 7, lines: [{ wait: { known: true, halfMinutes: 10 } }, { wait: { known: false, reason: 'no_counter' } }] },
    ],
  })
})

test('free times: the nearest of every centre, the soonest first; none that is full, closed or not yet released', async ({
  given,
  asNobody,
}) => {
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  const at = (clock: string) => new Date(`2026-11-24T${clock}:00+04:00`)
  const late = await given.slot({ startsAt: at('15:00') })
  const early = await given.slot({ startsAt: at('11:00') })
  const { centreCode } = early
  await given.slot({ centreCode, startsAt: at('10:15'), taken: 1 })
  await given.slot({ centreCode, startsAt: at('10:30'), closed: true })
  await given.slot({ centreCode, startsAt: at('10:45'), releasedAt: at('10:00') })
  const found = await openFreeTimes(asNobody(), service.code, keptFor(young))
  const own = found.ok
    ? OpenFreeTimes.parse(found.value).centres.filter(({ code }) => [late.centreCode, early.centreCode].includes(code))
    : []
  expect(own.map(({ code, nextFreeAt }) => [code, nextFreeAt])).toEqual([
    [early.centreCode, '2026-11-24T11:00:00+04:00'],
    [late.centreCode, '2026-11-24T15:00:00+04:00'],
  ])
  expect(await openFreeTimes(asNobody(), 'no-such-service', keptFor(young))).toMatchObject({ ok: false })
})
