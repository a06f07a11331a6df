import { generateTown } from '@/db/seeds/town/generate'
import { loadRegisters } from '@/db/seeds/town/load'
import { REGISTERS } from '@/db/vocabulary/registers'
import { expect, raceTest as test } from '@/lib/platform/testing'
import { clientFor } from './registers/clients'
import { Envelope, type Question } from './registers/contract'
import { CONTRACTS } from './registers/contracts'

const BATCH = 250

test('every simulator answers every person of the town by its contract', async ({ db, asSystem }) => {
  const { people, rows } = generateTown('2026-11-23')
  await loadRegisters(db, rows)
  const { signal } = new AbortController()
  for (const register of REGISTERS) {
    const client = clientFor(asSystem(), register)
    const questions: [string, Question][] = Object.entries(CONTRACTS[register].questions)
    for (const [question, { params, answer }] of questions) {
      const problem = async (input: object) => {
        const { data } = Envelope.parse(await client.ask(question, params.parse(input), signal))
        const read = answer.safeParse(data)
        return read.success ? [] : [`${register}.${question}: ${read.error.message}`]
      }
      if (!params.safeParse({ pin: people[0]?.pin }).success) {
        expect(await problem({ from: '2026-10-01', to: '2027-03-31' })).toEqual([])
        continue
      }
      for (let from = 0; from < people.length; from += BATCH) {
        const problems = await Promise.all(people.slice(from, from + BATCH).map(({ pin }) => problem({ pin })))
        expect(problems.flat()).toEqual([])
      }
    }
  }
}, 120_000)
