import { expect, test } from 'vitest'
import { Announcer, newCalls, spokenNumber, utterancesFor, type HallCall } from './announce'

const SENTENCES = { az: 'az {number} {counter}', en: 'en {number} {counter}', ru: 'ru {number} {counter}' }
const voice = (lang: string) => ({ lang })
const call = (over: Partial<HallCall> = {}): HallCall => ({
  number: 'A017',
  counter: 4,
  locale: 'az',
  calledAt: '2026-11-23T06:00:00Z',
  recalls: 0,
  started: false,
  ...over,
})

test.each([
  ['A017', 'A 17'],
  ['KB-A003', 'K B A 3'],
  ['B120', 'B 120'],
])('%s is spoken as %s', (number, spoken) => {
  expect(spokenNumber(number)).toBe(spoken)
})

test('the visitor’s language comes first, then Azerbaijani', () => {
  const said = utterancesFor(call({ locale: 'ru' }), [voice('az-AZ'), voice('ru-RU')], SENTENCES)
  expect(said.map((one) => one.text)).toEqual(['ru A 17 4', 'az A 17 4'])
})

test('without an Azerbaijani voice a Turkish one reads it', () => {
  const said = utterancesFor(call(), [voice('en-US'), voice('tr-TR')], SENTENCES)
  expect(said).toEqual([{ text: 'az A 17 4', lang: 'tr-TR', voice: { lang: 'tr-TR' } }])
})

test('without any fitting voice number and window are said by the one there is; without voices nothing but the chime', () => {
  expect(utterancesFor(call(), [voice('de-DE')], SENTENCES).map((one) => one.text)).toEqual(['A 17. 4.'])
  expect(utterancesFor(call(), [], SENTENCES)).toEqual([])
})

test('only what is new is called: a repeated call is, one that began is not', () => {
  const before = [call(), call({ number: 'A018', calledAt: '2026-11-23T06:01:00Z' })]
  const now = [
    call({ number: 'A019', calledAt: '2026-11-23T06:02:00Z' }),
    call({ recalls: 1 }),
    call({ number: 'A018', calledAt: '2026-11-23T06:01:00Z', started: true }),
  ]
  expect(newCalls(before, now).map((one) => one.number)).toEqual(['A017', 'A019'])
})

test('calls are said one after the other, never two at once', async () => {
  let speaking = 0
  const heard: string[] = []
  const releases: (() => void)[] = []
  const announcer = new Announcer(
    {
      chime: () => Promise.resolve(),
      voices: () => [voice('az')],
      speak: ({ text }) => {
        speaking += 1
        expect(speaking).toBe(1)
        heard.push(text)
        return new Promise<void>((resolve) =>
          releases.push(() => {
            speaking -= 1
            resolve()
          }),
        )
      },
    },
    SENTENCES,
  )
  announcer.announce(call())
  announcer.announce(call({ number: 'A018' }))
  announcer.announce(call({ number: 'A018', counter: 5 }))
  for (let said = 1; said <= 2; said += 1) {
    await expect.poll(() => heard.length).toBe(said)
    releases.shift()?.()
  }
  expect(heard).toEqual(['az A 17 4', 'az A 18 5'])
})
