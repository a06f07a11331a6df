import { eq } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { jobRuns } from '@/db/schema'
import type { Ctx } from './context'
import type { Log } from './log'
import { BAKU, clockInBaku, dayInBaku } from './time'

/** A job on a clock. `cron` is Baku time; each runs on one worker only, and must bear running twice. */
export type Job = { name: string; cron: string; run: (ctx: Ctx) => Promise<unknown> }

/**
 * The stretch of time in which a job is to run once: a day or an hour. Null for jobs that come round every few minutes anyway.
 *
 * @example periodOf('0 9 * * *', now) // '2026-11-23'
 */
export function periodOf(cron: string, at: Date): string | null {
  if (/^\d+ \d+ \* \* \*$/.test(cron)) return dayInBaku(at)
  if (/^\d+ \* \* \* \*$/.test(cron)) return `${dayInBaku(at)}T${clockInBaku(at).slice(0, 2)}`
  return null
}

/** Whether the job has not run in this period: the worker was down when its hour struck. */
export async function isOverdue(ctx: Ctx, job: Job): Promise<boolean> {
  const period = periodOf(job.cron, ctx.now)
  if (!period) return false
  const [last] = await ctx.db.select({ finishedAt: jobRuns.finishedAt }).from(jobRuns).where(eq(jobRuns.name, job.name))
  return !last?.finishedAt || periodOf(job.cron, last.finishedAt) !== period
}

/** Runs a job and notes when. The failure goes on to the queue, which tries again. */
export async function runJob(ctx: Ctx, job: Job, clock: () => Date): Promise<void> {
  const startedAt = ctx.now
  const note = (change: { finishedAt: Date } | { failedAt: Date }) =>
    ctx.db.update(jobRuns).set(change).where(eq(jobRuns.name, job.name))
  await ctx.db
    .insert(jobRuns)
    .values({ name: job.name, startedAt })
    .onConflictDoUpdate({ target: jobRuns.name, set: { startedAt } })
  try {
    const result = await job.run(ctx)
    await note({ finishedAt: clock() })
    ctx.log.info(
      { ms: clock().getTime() - startedAt.getTime(), result: typeof result === 'number' ? result : undefined },
      'job done',
    )
  } catch (error) {
    await note({ failedAt: clock() })
    throw error
  }
}

/** Another worker takes over a job of one that died after this long. */
const EXPIRES_SECONDS = 600

/**
 * Starts the clock: pg-boss wakes each job once for all workers. What was missed while no worker ran is made up for.
 *
 * @param makeContext a fresh context for a run of that job
 */
export async function startClock(
  databaseUrl: string,
  jobs: readonly Job[],
  makeContext: (job: string) => Ctx,
  log: Log,
): Promise<{ stop(timeoutMs: number): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    application_name: 'asan-clock',
    max: 3,
    connectionTimeoutMillis: 5_000,
  })
  // Without a listener a lost connection would end the process; pg-boss itself goes on polling.
  boss.on('error', (error) => log.warn({ err: error }, 'clock has trouble, goes on'))
  try {
    await boss.start()
    const known = new Set(jobs.map((job) => job.name))
    for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name)
    for (const job of jobs) {
      // `exclusive`: one waiting or running at a time, so a slow run is not joined by the next.
      await boss.createQueue(job.name, {
        policy: 'exclusive',
        retryLimit: 5,
        retryDelay: 30,
        retryBackoff: true,
        expireInSeconds: EXPIRES_SECONDS,
      })
      await boss.schedule(job.name, job.cron, {}, { tz: BAKU })
      // Before the first look into the queue, so that it is found at once.
      if (await isOverdue(makeContext(job.name), job)) await boss.send(job.name, {})
      await boss.work(job.name, { pollingIntervalSeconds: 10 }, async () => {
        const ctx = makeContext(job.name)
        await runJob(ctx, job, () => makeContext(job.name).now).catch((error) => {
          ctx.log.error({ err: error }, 'job failed, will be tried again')
          throw error
        })
      })
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  return { stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }) }
}
