// The database somebody names with DATABASE_URL: does it answer, is it new enough, may we make our tables there.
import { readdirSync, readFileSync } from 'node:fs'
import { inRoot } from './project.mjs'
import { Trouble } from './trouble.mjs'

const OLDEST_POSTGRES = 15

/** One connection. The driver is loaded late, because it may not be installed when this module is. */
export async function connectTo(url, { timeoutMs = 5_000 } = {}) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, application_name: 'asan-start' })
  client.on('error', () => {}) // Reported by the query that meets it.
  await client.connect()
  return client
}

/** `host:port/database` of an address, for messages: never the password. */
export function addressOf(url) {
  const { hostname, port, pathname } = new URL(url)
  return `${decodeURIComponent(hostname) || 'localhost'}:${port || 5432}${pathname}`
}

const OR_UNSET = 'or unset DATABASE_URL to use the built-in Postgres'

/**
 * @param {string} url
 * @returns {Promise<string>} what was found, for the progress line
 * @throws {Trouble} one sentence with what to do
 */
export async function checkDatabase(url) {
  const address = parsedAddress(url)
  let client
  try {
    client = await connectTo(url)
  } catch (error) {
    throw new Trouble(whyNoConnection(error, address), { cause: error })
  }
  try {
    const { rows } = await client.query(`
      select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as replica, current_user as account,
        has_database_privilege(current_database(), 'create') as may_make_schemas,
        has_schema_privilege('public', 'create') as may_make_tables`)
    const problem = problemWith(rows[0], address) ?? (await missingExtension(client, address))
    if (problem) throw new Trouble(problem)
    if (await breaksPreparedStatements(url)) {
      throw new Trouble(
        `${address} is a connection pooler that loses prepared statements: name the Postgres server itself in DATABASE_URL, set the pooler to session mode, or give PgBouncer 1.21 or newer max_prepared_statements.`,
      )
    }
    return `PostgreSQL ${rows[0].version.split(' ')[0]} at ${address}`
  } finally {
    await client.end().catch(() => {})
  }
}

function parsedAddress(url) {
  const example = 'postgres://account:password@host:5432/database'
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new Error('another protocol')
    return addressOf(url)
  } catch (cause) {
    throw new Trouble(`DATABASE_URL is not a Postgres address: write it as ${example}, ${OR_UNSET}.`, { cause })
  }
}

function whyNoConnection(error, address) {
  const database = address.split('/').slice(1).join('/')
  const code = error.code ?? error.errors?.[0]?.code
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host of DATABASE_URL (${address}) is not known: correct the name, ${OR_UNSET}.`
  if (code === '28P01' || code === '28000')
    return `Postgres at ${address} refuses the account or password of DATABASE_URL: correct them, ${OR_UNSET}.`
  if (code === '3D000')
    return `Postgres at ${address} has no database "${database}": make it (createdb "${database}"), ${OR_UNSET}.`
  if (code === '53300')
    return `Postgres at ${address} has no free connection: raise max_connections or stop other clients, then run the command again.`
  if (/ssl/i.test(error.message))
    return `Postgres at ${address} and DATABASE_URL disagree about encryption (${error.message}): add or remove ?sslmode=require in DATABASE_URL.`
  return `No Postgres answers at ${address} (${code ?? error.message}): start it or correct DATABASE_URL, ${OR_UNSET}.`
}

function problemWith(found, address) {
  if (found.major < OLDEST_POSTGRES)
    return `Postgres at ${address} is version ${found.version}, ${OLDEST_POSTGRES} or newer is needed: upgrade it, ${OR_UNSET}.`
  if (found.replica) return `Postgres at ${address} is a read-only replica: name the primary server in DATABASE_URL.`
  if (found.encoding !== 'UTF8')
    return `The database at ${address} is encoded as ${found.encoding}: make one in UTF-8 (createdb -E UTF8 -T template0 …) and name it in DATABASE_URL.`
  if (!found.may_make_schemas || !found.may_make_tables) {
    return `The account "${found.account}" may not make tables at ${address}: let it (grant create on database …, on schema public … to "${found.account}"), ${OR_UNSET}.`
  }
  return null
}

async function missingExtension(client, address) {
  const migrations = readdirSync(inRoot('db', 'migrations')).filter((name) => name.endsWith('.sql'))
  const sql = migrations.map((name) => readFileSync(inRoot('db', 'migrations', name), 'utf8')).join('\n')
  const needed = [...new Set([...sql.matchAll(/create extension (?:if not exists )?"?(\w+)/gi)].map((match) => match[1]))]
  if (needed.length === 0) return null
  const { rows } = await client.query('select name from pg_available_extensions where name = any($1)', [needed])
  const missing = needed.filter((name) => !rows.some((row) => row.name === name))
  return missing.length === 0
    ? null
    : `Postgres at ${address} lacks the extension ${missing.join(', ')}: install the package with its contrib modules (postgresql-contrib), ${OR_UNSET}.`
}

/**
 * Whether a pooler in between hands a client another server session without its prepared statements. One client prepares;
 * the second then holds the session that the first one used; a pooler must give the first another one.
 */
async function breaksPreparedStatements(url) {
  const first = await connectTo(url)
  const second = await connectTo(url)
  const named = { name: 'asan_start_check', text: 'select 1 as one' }
  try {
    await first.query(named)
    await second.query('begin')
    await second.query('select 1')
    await first.query(named)
    return false
  } catch (error) {
    // 26000: the statement does not exist; 42P05: it exists already, left by somebody else.
    if (error.code === '26000' || error.code === '42P05') return true
    throw error
  } finally {
    await Promise.allSettled([first.end(), second.end()])
  }
}

/**
 * Whether demo people may live in a database when nobody said: in one that is empty or has them already, never in one with
 * people of its own.
 */
export async function takesDemo(url) {
  const client = await connectTo(url).catch(() => null)
  if (!client) return true // The built-in database that is not made yet.
  try {
    const { rows } = await client.query(
      "select to_regclass('public.people') is null as empty, to_regclass('public.seed_marks') is not null as marked",
    )
    if (rows[0].empty || !rows[0].marked) return rows[0].empty
    const people = await client.query(
      "select exists (select from seed_marks where name = 'town') or not exists (select from people) as takes",
    )
    return people.rows[0].takes
  } finally {
    await client.end()
  }
}
