import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { giveBack, takeAttempt } from './throttle'

const subject = { key: 'somebody', allowance: 5 }

async function fail(db: Parameters<typeof takeAttempt>[0], times: number, at: Date) {
  for (let n = 0; n < times; n += 1) expect(await takeAttempt(db, [subject], at)).toBeNull()
}

test('five failures are free; then each wait is longer, up to a quarter of an hour, and never for good', async ({ db, now }) => {
  await fail(db, 5, now)
  let at = now
  for (const minutes of [1, 2, 4, 8, 15, 15, 15]) {
    const until = await takeAttempt(db, [subject], at)
    expect(until).toEqual(minutesAfter(at, minutes))
    at = minutesAfter(at, minutes)
    expect(await takeAttempt(db, [subject], at)).toBeNull()
  }
})

test('asking while blocked makes the wait no longer', async ({ db, now }) => {
  await fail(db, 5, now)
  for (let n = 0; n < 20; n += 1) expect(await takeAttempt(db, [subject], now)).toEqual(minutesAfter(now, 1))
})

test('a quiet hour or a right password forgets the count', async ({ db, now }) => {
  await fail(db, 5, now)
  const later = minutesAfter(now, 61)
  await fail(db, 5, later)
  expect(await takeAttempt(db, [subject], later)).not.toBeNull()

  await giveBack(db, subject, null)
  await fail(db, 5, later)
})

test('one blocked key is enough, and the free one is not used up meanwhile', async ({ db, now }) => {
  const address = { key: 'office', allowance: 6 }
  await fail(db, 5, now)
  for (let n = 0; n < 10; n += 1) expect(await takeAttempt(db, [subject, address], now)).not.toBeNull()
  for (let n = 0; n < 6; n += 1) expect(await takeAttempt(db, [{ key: `other-${n}`, allowance: 5 }, address], now)).toBeNull()
  expect(await takeAttempt(db, [{ key: 'last', allowance: 5 }, address], now)).not.toBeNull()
})

raceTest('fifty guesses at once through many connections: five are looked at', async ({ db, now }) => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => takeAttempt(db, [{ key: 'race', allowance: 5 }], now)))
  expect(answers.filter((until) => until === null)).toHaveLength(5)
})
