import { expect, test } from 'vitest'
import { Hub, type Told } from './hub'

/** A hub whose seconds pass when the test says so. */
function world() {
  const asked: string[][] = []
  const states = new Map<string, { waiting: number }>()
  let broken = false
  let next: (() => void) | null = null
  const hub = new Hub<{ waiting: number }>({
    name: 'test',
    clock: () => new Date('2026-11-23T06:00:00Z'),
    load: async (keys) => {
      asked.push([...keys])
      if (broken) throw new Error('no database')
      return new Map(keys.flatMap((key) => (states.has(key) ? [[key, { ...(states.get(key) as { waiting: number }) }]] : [])))
    },
    schedule: (run) => {
      next = run
      return { cancel: () => (next = null) }
    },
  })
  return {
    hub,
    asked,
    states,
    breakDown: (now: boolean) => (broken = now),
    idle: () => next === null,
    /** Lets one second pass, and waits until the hub has read. */
    async second() {
      await expect.poll(() => next !== null).toBe(true)
      const run = next
      next = null
      run?.()
      await expect.poll(() => next !== null).toBe(true)
    },
  }
}

const listener = () => {
  const heard: Told<{ waiting: number }>[] = []
  return { heard, hear: (told: Told<{ waiting: number }>) => void heard.push(told) }
}

test('a hundred listeners of a centre are one question a second', async () => {
  const { hub, asked, states, second } = world()
  states.set('asan-baku-1', { waiting: 1 })
  const listeners = Array.from({ length: 100 }, listener)
  for (const one of listeners) hub.watch('asan-baku-1', one.hear)
  await second()
  await second()
  expect(asked.length).toBe(3)
  expect(listeners.every((one) => one.heard.length === 1)).toBe(true)
  states.set('asan-baku-1', { waiting: 2 })
  await second()
  expect(listeners.every((one) => one.heard.length === 2)).toBe(true)
})

test('nobody listens, nothing is asked', async () => {
  const { hub, asked, states, second, idle } = world()
  states.set('a', { waiting: 1 })
  const end = hub.watch('a', listener().hear)
  await second()
  const before = asked.length
  end()
  expect(idle()).toBe(true)
  expect(hub.size).toBe(0)
  hub.watch('b', listener().hear)
  await second()
  expect(asked.slice(before).flat()).not.toContain('a')
})

test('who comes back with the last id is told nothing twice; who comes with another is told at once', async () => {
  const { hub, states, second } = world()
  states.set('a', { waiting: 1 })
  const first = listener()
  hub.watch('a', first.hear)
  await second()
  const told = first.heard[0]
  const id = told?.kind === 'state' ? told.id : ''
  const same = listener()
  hub.watch('a', same.hear, id)
  expect(same.heard).toEqual([])
  const other = listener()
  hub.watch('a', other.hear, 'of-another-process.3')
  expect(other.heard).toHaveLength(1)
})

test('while the database is away the last state stays, marked as old; when it is back it is fresh again', async () => {
  const { hub, states, second, breakDown } = world()
  states.set('a', { waiting: 1 })
  const one = listener()
  hub.watch('a', one.hear)
  await second()
  breakDown(true)
  await second()
  await second()
  expect(one.heard.map((told) => told.kind)).toEqual(['state', 'stale'])
  const late = listener()
  hub.watch('a', late.hear)
  expect(late.heard.map((told) => told.kind)).toEqual(['state', 'stale'])
  breakDown(false)
  await second()
  expect(one.heard.map((told) => told.kind)).toEqual(['state', 'stale', 'state'])
})
