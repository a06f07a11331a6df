// The end of a process, or of its connections, in the middle of a submit or a decision: each application is there completely, at one
// of its stages, or as it was before. Rounds go on until all have been through it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build, type BuildOptions } from 'esbuild'
import { eq, inArray } from 'drizzle-orm'
import { afterAll } from 'vitest'
import { bundleOptions } from '@/bin/lib/bundle.mjs'
import { applications } from '@/db/schema'
import { expect, raceTest } from '@/lib/platform/testing'
import { startApplication } from '.'
import { answersFor, intoRegisters } from './testing'
import { checkWhole } from './testing-whole'

const CODES = ['din-residence-reference', 'din-id-card-renew'] as const
const RIGHTS = ['applications.read', 'applications.decide'] as const
const KILLS = 20
const CUTS = 44
const PER_ROUND = 3
/** Longer than a submit and a decision take together, so that the end meets every stage. */
const LONGEST_MS = 120

type Child = { process: ChildProcess; next: (word: string) => Promise<void> }
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const one of running) one.kill('SIGKILL')
})

function begin(script: string, url: string): Child {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  // What is written to a process that was just ended reaches nobody.
  child.stdin?.on('error', () => {})
  const said: string[] = []
  const waiting = new Map<string, () => void>()
  if (!child.stdout) throw new Error('Cannot test: expected the child to speak')
  createInterface({ input: child.stdout }).on('line', (word) => {
    const resolve = waiting.get(word)
    if (resolve) {
      waiting.delete(word)
      resolve()
    } else said.push(word)
  })
  return {
    process: child,
    next: (word) =>
      new Promise((resolve) => {
        const at = said.indexOf(word)
        if (at < 0) waiting.set(word, resolve)
        else {
          said.splice(at, 1)
          resolve()
        }
      }),
  }
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

raceTest(
  'a process or a connection that ends in the middle leaves each application whole',
  { timeout: 180_000 },
  async ({ connection, db, given, as, now }) => {
    const url = (connection.pool.options as { connectionString?: string }).connectionString ?? ''
    const outdir = '.local/crash'
    await build({ ...(bundleOptions(outdir) as BuildOptions), entryPoints: { child: 'bench/crash/child.ts' } })
    const script = new URL(`../../${outdir}/child.mjs`, import.meta.url).pathname
    const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })

    const makeDraft = async (index: number) => {
      const person = await given.person()
      await intoRegisters(db, person)
      const code = CODES[index % CODES.length] ?? CODES[0]
      const started = await startApplication(as(person), { code })
      if (!started.ok) throw new Error(started.error)
      await db
        .update(applications)
        .set({ answers: answersFor(code) })
        .where(eq(applications.id, started.value.id))
      return { id: started.value.id, personId: person.id }
    }
    const rounds = KILLS + CUTS
    const drafts: { id: string; personId: string }[] = []
    for (let index = 0; index < rounds; index += 8)
      drafts.push(...(await Promise.all(Array.from({ length: 8 }, (_, more) => makeDraft(index + more)))))

    let child = begin(script, url)
    let standby = begin(script, url)
    await child.next('ready')
    const seen = new Set<string>()
    const open = [...drafts]
    for (let round = 0; round < rounds && open.length > 0; round++) {
      const batch = open.splice(0, PER_ROUND)
      const tasks = batch.map((draft) => ({
        ...draft,
        staffId: staff.id,
        staffPersonId: staff.personId,
        agencyCode: 'din',
        approve: Math.random() < 0.5,
        pause: Math.floor(Math.random() * 20),
        // Each round later than the last, whatever the process counts for itself.
        now: new Date(now.getTime() + (round + 1) * 3_600_000).toISOString(),
      }))
      child.process.stdin?.write(`${JSON.stringify(tasks)}\n`)
      await child.next('going')
      await after(Math.random() * LONGEST_MS)
      if (round % 10 < 3) {
        const ended = once(child.process, 'exit')
        child.process.kill('SIGKILL')
        await ended
        child = standby
        standby = begin(script, url)
        await child.next('ready')
      } else {
        await connection.pool.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'asan-crash' and datname = current_database() and xact_start is not null",
        )
        await child.next('done')
      }
      // The server notices a lost client at its next word to it; what it still held is undone by then.
      await expect
        .poll(
          async () => {
            const { rows } = await connection.pool.query(
              "select count(*)::int as held from pg_stat_activity where application_name = 'asan-crash' and datname = current_database() and xact_start is not null",
            )
            return rows[0]?.held
          },
          { timeout: 5_000, interval: 20 },
        )
        .toBe(0)
      for (const { id } of batch) {
        const status = await checkWhole(db, id)
        seen.add(status)
        // Not at its end yet: it goes through another round.
        if (status !== 'approved' && status !== 'rejected') open.push(...batch.filter((one) => one.id === id))
      }
    }
    const rows = await db
      .select({ reference: applications.reference })
      .from(applications)
      .where(
        inArray(
          applications.id,
          drafts.map(({ id }) => id),
        ),
      )
    const references = rows.flatMap(({ reference }) => reference ?? [])
    expect(new Set(references).size).toBe(references.length)
    // The ends met them at different stages, or nothing was shown.
    expect(seen.size).toBeGreaterThanOrEqual(3)
  },
)
