import { eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { people } from '@/db/schema'
import type { FactCode } from '@/db/vocabulary/registers'
import { decide } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { askRegister } from './ask-register'
import { FACTS } from './facts'
import type { Facts, RegisterAnswer } from './model'

const pinOf = prepared('exchange_pin_of_person', (db, name) =>
  db
    .select({ pin: people.pin })
    .from(people)
    .where(eq(people.id, sql.placeholder('personId')))
    .prepare(name),
)

/**
 * Facts of one person, each register asked once and all at the same time. A register that fails costs only its own facts.
 *
 * A citizen reads their own. Staff and jobs read for a case: the caller has checked the right and writes the disclosure.
 * Partners go through `readUnderConsent`.
 *
 * @throws {Error} when a citizen, a partner or nobody asks for somebody else, or the person is unknown
 */
export async function readFacts<C extends FactCode>(ctx: Ctx, personId: string, codes: readonly C[]): Promise<Facts<C>> {
  const { reason, allowed } = decide(ctx.actor, 'facts.read', { type: 'facts', personId })
  if (!allowed)
    throw new Error(`Cannot read facts: expected the person, staff with cases or a job, got '${ctx.actor.kind}' (${reason})`)
  return collectFacts(ctx, personId, codes)
}

/** The reading itself, without asking who may. Private to this room. */
export async function collectFacts<C extends FactCode>(ctx: Ctx, personId: string, codes: readonly C[]): Promise<Facts<C>> {
  const [person] = await pinOf(ctx.db).execute({ personId })
  if (!person) throw new Error('Cannot read facts: expected a known person, got an id nobody has')
  const asked = new Map<string, Promise<RegisterAnswer<unknown>>>()
  const facts = await Promise.all(
    codes.map(async (code) => {
      const { register, question, project } = FACTS[code]
      const key = `${register}.${question}`
      const answer = asked.get(key) ?? askRegister(ctx, register, question as never, { pin: person.pin } as never)
      asked.set(key, answer)
      const got = await answer
      // The pairing of answer and projection is checked where FACTS is written down.
      return [code, got.ok ? { ...got, value: (project as (answer: unknown) => unknown)(got.value) } : got] as const
    }),
  )
  return Object.fromEntries(facts) as Facts<C>
}
