// What every signed-in request pays for knowing who asks: the portal's own check beside a bare look-up by primary key.
import pg from 'pg'
import { type Connection, connect } from '@/db/client'
import { factories } from '@/db/factories'
import { sessions } from '@/db/schema'
import { findLiveSession, touchSession } from '@/lib/identity'
import { newId, newToken } from '@/lib/platform/ids'

const SESSIONS = 500
const AT_ONCE = 16
const SECONDS = 4
const BARE = 'select id, person_id, login_session_id, level, idle_expires_at, expires_at from sessions where id = $1'

type Kept = { id: string; token: string }

export type SessionChecks = { barePerSecond: number; ownPerSecond: number; statements: number }

export async function measureSessionChecks(made: Connection, url: string, say: (line: string) => void): Promise<SessionChecks> {
  const kept = await signedIn(made)
  // As many connections as a web process has.
  const connection = connect(url, { max: 5, applicationName: 'asan-bench-sessions' })
  try {
    let [barePerSecond, ownPerSecond] = [0, 0]
    for (let round = 1; round <= 2; round++) {
      const bare = await rate(kept, async ({ id }) => {
        const { rowCount } = await connection.pool.query({ name: 'bench_session', text: BARE, values: [id] })
        if (rowCount !== 1) throw new Error('Cannot measure: expected a session')
      })
      const own = await rate(kept, async ({ token }) => {
        if (!(await findLiveSession(connection.db, token, new Date()))) throw new Error('Cannot measure: expected a live session')
      })
      say(`round ${round}: session look-up by primary key ${bare.toFixed(0)}/s, session check ${own.toFixed(0)}/s`)
      barePerSecond = Math.max(barePerSecond, bare)
      ownPerSecond = Math.max(ownPerSecond, own)
    }
    return { barePerSecond, ownPerSecond, statements: await statementsOf(connection, kept) }
  } finally {
    await connection.close()
  }
}

/** Statements of one check in the middle of a visit, as require-ctx.ts makes it. */
async function statementsOf({ db }: Connection, [first]: Kept[]): Promise<number> {
  const { prototype } = pg.Client
  const { query } = prototype
  let count = 0
  prototype.query = function counted(this: pg.Client, ...statement: unknown[]) {
    count += 1
    return Reflect.apply(query, this, statement)
  } as typeof query
  try {
    const now = new Date()
    const session = await findLiveSession(db, first?.token ?? '', now)
    if (session) await touchSession(db, session, now)
  } finally {
    prototype.query = query
  }
  return count
}

async function signedIn({ db }: Connection): Promise<Kept[]> {
  const given = factories(db)
  const now = new Date()
  const later = new Date(now.getTime() + 3_600_000)
  const kept: Kept[] = []
  for (let number = 0; number < SESSIONS; number++) {
    const person = await given.person({ surname: 'Seanslı' })
    await given.account({ personId: person.id })
    const signIn = await given.loginSession({ personId: person.id, idleExpiresAt: later, expiresAt: later })
    const { token, hash } = newToken()
    const id = newId()
    await db.insert(sessions).values({
      id,
      tokenHash: hash,
      personId: person.id,
      sid: id,
      loginSessionId: signIn.id,
      level: 'low',
      method: 'password',
      signedInAt: now,
      lastSeenAt: now,
      idleExpiresAt: later,
      expiresAt: later,
    })
    kept.push({ id, token })
  }
  return kept
}

/** Turns a second of so many at once, after a short warm-up. */
async function rate(kept: Kept[], work: (session: Kept) => Promise<void>): Promise<number> {
  const run = async (seconds: number) => {
    let turns = 0
    const until = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (performance.now() < until) {
          const session = kept[turns++ % kept.length]
          if (session) await work(session)
        }
      }),
    )
    return turns / seconds
  }
  await run(0.5)
  return run(SECONDS)
}
