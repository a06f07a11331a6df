import { sql } from 'drizzle-orm'
import { connect } from './client'
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
        await connection.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'asan-victim' and datname = current_database()`)
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
      await connection.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'asan-leak' and datname = current_database()`)
      await victim.db.transaction((tx) => tx.execute(sql`select 1`)).catch(() => refused++)
    }
    expect(refused).toBeGreaterThan(2) // more than the pool holds, so a leak would have emptied it
    expect(await victim.db.transaction((tx) => tx.execute(sql`select 1 as one`))).toMatchObject({ rows: [{ one: 1 }] })
  } finally {
    await victim.close()
  }
})
