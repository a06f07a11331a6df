import { sql } from 'drizzle-orm'
import { connect, prepared } from './client'
import { expect, raceTest } from '@/lib/platform/testing'

raceTest('connections that die under load are refusals one can catch, and the pool goes on', async ({ connection }) => {
  const url = connection.pool.options.connectionString ?? ''
  const victim = connect(url, { max: 5, applicationName: 'asan-victim' })
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push(error)
  process.on('uncaughtException', note)
  let answered = 0
  let refused = 0
  try {
    const asking = Array.from({ length: 20 }, async () => {
      for (let turn = 0; turn < 40; turn++) {
        try {
          await victim.db.execute(sql`select pg_sleep(0.002)`)
          answered++
        } catch {
          refused++
        }
      }
    })
    const killing = async () => {
      for (let turn = 0; turn < 10; turn++) {
        await connection.db.execute(sql`select pg_sleep(0.03)`)
        await connection.db.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'asan-victim' and datname = current_database()`,
        )
      }
    }
    await Promise.all([...asking, killing()])
    expect(answered + refused).toBe(800)
    expect(refused).toBeGreaterThan(0)
    expect(answered).toBeGreaterThan(400)
    expect(await victim.db.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] })
    expect(uncaught).toEqual([])
  } finally {
    process.off('uncaughtException', note)
    await victim.close()
  }
})

raceTest('connections found dead at the start of a transaction go back to the pool', async ({ connection }) => {
  const victim = connect(connection.pool.options.connectionString ?? '', { max: 2, applicationName: 'asan-leak' })
  try {
    let refused = 0
    for (let turn = 0; turn < 12; turn++) {
      await victim.db.execute(sql`select 1`)
      await connection.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'asan-leak' and datname = current_database()`,
      )
      await victim.db.transaction((tx) => tx.execute(sql`select 1`)).catch(() => refused++)
    }
    expect(refused).toBeGreaterThan(2) // more than the pool holds, so a leak would have emptied it
    expect(await victim.db.transaction((tx) => tx.execute(sql`select 1 as one`))).toMatchObject({ rows: [{ one: 1 }] })
  } finally {
    await victim.close()
  }
})

raceTest('a prepared statement is made once and runs on the connection of whoever asks', async ({ connection }) => {
  let made = 0
  const mine = prepared('test_connection', (db, name) => {
    made++
    return db
      .select({ pid: sql<number>`pg_backend_pid()`, said: sql<string>`${sql.placeholder('word')}::text` })
      .from(sql`(select 1) as one`)
      .prepare(name)
  })
  const inside = () =>
    connection.db.transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      const [row] = await mine(tx).execute({ word: 'salam' })
      expect(row).toEqual({ pid: rows[0]?.pid, said: 'salam' })
      // A transaction inside this one is the same connection.
      await tx.transaction(async (nested) =>
        expect(await mine(nested).execute({ word: 'iki' })).toEqual([{ pid: row?.pid, said: 'iki' }]),
      )
      return row?.pid
    })
  const pids = await Promise.all(Array.from({ length: 8 }, inside))
  expect(new Set(pids).size).toBeGreaterThan(1)
  expect(await mine(connection.db).execute({ word: 'pool' })).toHaveLength(1)
  expect(made).toBe(1)
})
