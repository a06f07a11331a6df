import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema'

export type Schema = typeof schema
/** A connection pool, or a transaction of it. Use cases take whichever they are given. */
export type Db = Omit<NodePgDatabase<Schema>, '$client'>
export type Tx = Db

// bigint columns hold counters and sequence numbers far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Connection {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/**
 * Drizzle begins a transaction before its `try`: a connection found dead at that moment would never come back to the pool, and
 * a few of them would leave it empty for ever. So a connection whose first statement fails is given back here.
 */
class Pool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    return callback ? super.connect(callback) : super.connect().then(releasedWhenFirstStatementFails)
  }
}

function releasedWhenFirstStatementFails(client: pg.PoolClient): pg.PoolClient {
  const query = client.query
  client.query = function first(this: pg.PoolClient, ...statement: unknown[]) {
    client.query = query
    const answer: unknown = Reflect.apply(query, client, statement)
    if (answer instanceof Promise) answer.catch((error: Error) => client.release(error))
    return answer
  } as typeof query
  return client
}

/**
 * Opens a pool. The driver is `pg` (docs/adr/0002): it reports a lost connection as a catchable error and reconnects.
 *
 * @param max connections of this process; 5 is enough for a web process (measured: more does not help)
 */
export function connect(url: string, { max = 5, applicationName = 'asan' }: { max?: number; applicationName?: string } = {}): Connection {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that dies inside a transaction: its queries fail, which is what the caller sees.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: drizzle({ client: pool, schema, casing: 'snake_case' }), pool, close: () => pool.end() }
}


/**
 * A prepared statement for a hot read. Drizzle binds a statement to one database object, so it is built once for the pool
 * and again for each transaction that asks.
 *
 * @example const sessionByHash = prepared('session_by_hash', (db) => db.select()….prepare('session_by_hash'))
 *          const [row] = await sessionByHash(ctx.db).execute({ hash })
 */
export function prepared<T>(name: string, build: (db: Db, name: string) => T): (db: Db) => T {
  const perDb = new WeakMap<object, T>()
  return (db) => {
    const known = perDb.get(db)
    if (known) return known
    const made = build(db, name)
    perDb.set(db, made)
    return made
  }
}
