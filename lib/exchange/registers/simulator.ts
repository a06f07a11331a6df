import { setTimeout as wait } from 'node:timers/promises'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { registerFaults } from '@/db/schema'
import type { FaultMode, RegisterCode } from '@/db/vocabulary/registers'
import type { RegisterClient } from './contract'

export type Simulator = (db: Db, now: Date) => RegisterClient
type Fault = { mode: FaultMode | null; latencyMs: number | null }

/** A late register vouches for a moment this long ago. */
const LATE_MS = 3 * 24 * 60 * 60_000

/**
 * A register played from the tables of schema `registers`: the live client's twin, with the faults of `registers.faults`.
 *
 * @param answers question → SQL that builds the whole answer as one JSON value; it may use `pin`
 * @param feeds the same for questions about a span of days
 */
export function simulator(
  register: RegisterCode,
  answers: Record<string, (pin: SQL) => SQL>,
  feeds: Record<string, (from: SQL, to: SQL) => SQL> = {},
): Simulator {
  const given = (name: string) => sql`${sql.placeholder(name)}`
  const statements = Object.fromEntries([
    ...Object.entries(answers).map(
      ([question, answer]) => [question, statement(register, question, answer(given('pin')), given('pin'))] as const,
    ),
    ...Object.entries(feeds).map(
      ([question, feed]) => [question, statement(register, question, feed(given('from'), given('to')))] as const,
    ),
  ])
  return (db, now) => ({
    async ask(question, params, signal) {
      const ask = statements[question]
      if (!ask)
        throw new RangeError(
          `Cannot answer for '${register}': expected one of ${Object.keys(statements).join(', ')}, got '${question}'`,
        )
      // The contract has checked them before they came here.
      const [row] = await ask(db).execute(params as Record<string, unknown>)
      return misbehave(row?.answer ?? null, { mode: row?.mode ?? null, latencyMs: row?.latencyMs ?? null }, now, signal)
    },
  })
}

/** One prepared statement a question; the fault rides along, so playing faults costs no second query. */
function statement(register: RegisterCode, question: string, answer: SQL, pin: SQL = sql`''`) {
  return prepared(`register_${register}_${question}`, (db, name) => {
    const once = db
      .select({ one: sql`1`.as('one') })
      .from(sql`(values (1)) as always`)
      .as('once')
    return (
      db
        .select({ answer: sql<unknown>`${answer}`.as('answer'), mode: registerFaults.mode, latencyMs: registerFaults.latencyMs })
        .from(once)
        // The fault of one person comes before the fault of all.
        .leftJoin(registerFaults, and(eq(registerFaults.register, register), sql`${registerFaults.pin} in ('', ${pin})`))
        .orderBy(desc(registerFaults.pin))
        .limit(1)
        .prepare(name)
    )
  })
}

async function misbehave(data: unknown, { mode, latencyMs }: Fault, now: Date, signal: AbortSignal): Promise<unknown> {
  if (latencyMs) await wait(latencyMs, undefined, { signal })
  const asOf = now.toISOString()
  switch (mode) {
    case 'down':
      throw new Error('Cannot reach the register: it is set to be down')
    case 'malformed':
      return { asOf, data: { error: 'ORA-00942', rows: 'see attachment' } }
    case 'late':
      return { asOf: new Date(now.getTime() - LATE_MS).toISOString(), data }
    case 'duplicate':
      return { asOf, data: repeated(data) }
    default:
      return { asOf, data }
  }
}

/** Every list twice, on each level. */
function repeated(data: unknown): unknown {
  if (Array.isArray(data)) return [...data, ...data].map(repeated)
  if (data && typeof data === 'object')
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, repeated(value)]))
  return data
}
