import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '@/db/client'
import { createDatabase, migrate } from '@/db/migrate'
import { seed } from '@/db/seeds'

const root = new URL('../../', import.meta.url).pathname

/** A database that carries the schema and reference data of this checkout; made once per state of migrations and seeds. */
export async function templateDatabase(serverUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['db/migrations', 'db/seeds', 'db/vocabulary']) {
    const files = readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
      hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  hash.update(readFileSync(join(root, 'db/fold.ts')))
  const name = `asan_template_${hash.digest('hex').slice(0, 12)}`
  const url = withName(serverUrl, name)
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(7220502)')
    const ready = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (ready.rowCount) return
    await client.query(`drop database if exists ${name} with (force)`)
    await createDatabase(url)
    await migrate(url)
    const connection = connect(url, { max: 2 })
    await seed(connection.db, { demo: false, now: new Date('2026-11-23T06:00:00Z') })
    await connection.close()
    await client.query(`alter database ${name} is_template true`)
  })
  return url
}

/** A private copy of a database, dropped afterwards. */
export async function copyDatabase(sourceUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const source = process.env.VITEST_TEMPLATE_URL ?? sourceUrl
  const name = `asan_copy_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(sourceUrl, (client) => client.query(`create database ${name} template ${new URL(source).pathname.slice(1)}`))
  return {
    url: withName(sourceUrl, name),
    drop: () => onServer(sourceUrl, (client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

export function withName(url: string, name: string): string {
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: withName(url, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
