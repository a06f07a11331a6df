import type { Connection } from '@/db/client'

/** Where a view of the cabinet spends its time: the queries as Postgres counts them, and the rest. */
export async function whereTimeGoes(
  connection: Connection,
  { portal, headers }: { portal: string; headers: Record<string, string> },
): Promise<string[]> {
  const turns = 50
  const queries = async () => {
    const { rows } = await connection.pool.query<{ queries: number }>(
      `select (xact_commit + xact_rollback) as queries from pg_stat_database where datname = current_database()`,
    )
    return Number(rows[0]?.queries ?? 0)
  }
  // An idle connection hands in its counts after ten seconds (Postgres' PGSTAT_IDLE_INTERVAL).
  const countsAreIn = () => connection.pool.query('select pg_sleep(11)')
  await countsAreIn()
  const before = await queries()
  const began = performance.now()
  for (let turn = 0; turn < turns; turn++) await (await fetch(`${portal}/az/cabinet`, { headers })).arrayBuffer()
  const ms = (performance.now() - began) / turns
  await countsAreIn()
  const after = await queries()
  const html = await (await fetch(`${portal}/az/cabinet`, { headers })).text()
  return [
    `Cabinet, one visitor at a time: ${ms.toFixed(1)} ms a view, about ${((after - before) / turns).toFixed(1)} transactions with the database, ${(html.length / 1000).toFixed(1)} kB of HTML with ${(html.match(/<[a-z]/g) ?? []).length} elements.`,
  ]
}
