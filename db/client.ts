import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** A connection pool, or a transaction of it. Use cases take whichever they are given. */
export type Db = Omit<NodePgDatabase, '$client'>
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
export function connect(
  url: string,
  { max = 5, applicationName = 'asan' }: { max?: number; applicationName?: string } = {},
): Connection {
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
  // Without the schema: it would serve only `db.query`, and Drizzle would prepare that for every table in every transaction.
  return { db: drizzle({ client: pool, casing: 'snake_case' }), pool, close: () => pool.end() }
}

/**
 * A prepared statement for a hot path. Its text is made once; each pool or transaction that asks gets a copy bound to itself.
 * (Drizzle would make it anew in every transaction, which costs more than running it.)
 *
 * @example const sessionByHash = prepared('session_by_hash', (db, name) => db.select()….prepare(name))
 *          const [row] = await sessionByHash(ctx.db).execute({ hash })
 */
export function prepared<T extends object>(name: string, build: (db: Db, name: string) => T): (db: Db) => T {
  const perDb = new WeakMap<object, T>()
  let made: T | undefined
  return (db) => {
    const known = perDb.get(db)
    if (known) return known
    made ??= build(db, name)
    const bound = boundTo(db, made)
    perDb.set(db, bound)
    return bound
  }
}

/** A statement of Drizzle differs from one database object to another in nothing but the connection it holds as `client`. */
function boundTo<T extends object>(db: Db, statement: T): T {
  const { client } = db._.session as unknown as { client?: object }
  if (!client || !('client' in statement))
    throw new Error('Cannot bind a prepared statement: expected Drizzle to keep the connection as `client`')
  return Object.assign(Object.create(Object.getPrototypeOf(statement)), statement, { client })
}
