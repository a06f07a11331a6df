// What the partner remembers, in a file of its own: a restart signs nobody out and forgets no logout token.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A sign-in that left for ASAN Login and has not come back. */
export type Pending = { state: string; nonce: string; verifier: string; locale: string }

/** Who came back. `sid` names the session at ASAN Login, so that it can be ended from there. */
export type SignedIn = {
  sub: string
  sid: string
  level: string
  methods: string[]
  idToken: string
  claims: Record<string, string>
}

export type Session = SignedIn & { startedAt: number; endedAt: number | null }

const SIGN_IN_MS = 10 * 60_000
const SESSION_MS = 12 * 3_600_000

const TABLES = `
  create table if not exists pending (id text primary key, data text not null, expires_at integer not null);
  create table if not exists sessions (id text primary key, sub text not null, sid text not null, data text not null,
    started_at integer not null, ended_at integer);
  create index if not exists sessions_by_sid on sessions (sid);
  create table if not exists used_tokens (jti text primary key, expires_at integer not null);
  create table if not exists notices (at integer not null, outcome text not null);
  create table if not exists facts (name text primary key, value text not null);`

export type Store = ReturnType<typeof openStore>

export function openStore(stateFolder: string, name: string) {
  const db = new DatabaseSync(join(stateFolder, `${name}.sqlite`))
  db.exec(`pragma journal_mode = wal; ${TABLES}`)
  const newId = () => randomBytes(32).toString('base64url')

  return {
    /** A sign-in begins: the id goes into the browser's cookie, so that nobody else can finish it. */
    begin(pending: Pending, now = Date.now()): string {
      const id = newId()
      db.prepare('delete from pending where expires_at <= ?').run(now)
      db.prepare('insert into pending values (?, ?, ?)').run(id, JSON.stringify(pending), now + SIGN_IN_MS)
      return id
    },

    /** It comes back, once. */
    take(id: string, now = Date.now()): Pending | null {
      const row = db.prepare('delete from pending where id = ? returning data, expires_at').get(id)
      return row && Number(row.expires_at) > now ? (JSON.parse(String(row.data)) as Pending) : null
    },

    open(signedIn: SignedIn, now = Date.now()): string {
      const id = newId()
      db.prepare('delete from sessions where started_at <= ?').run(now - SESSION_MS)
      db.prepare('insert into sessions values (?, ?, ?, ?, ?, null)').run(
        id,
        signedIn.sub,
        signedIn.sid,
        JSON.stringify(signedIn),
        now,
      )
      return id
    },

    find(id: string, now = Date.now()): Session | null {
      const row = db
        .prepare('select data, started_at, ended_at from sessions where id = ? and started_at > ?')
        .get(id, now - SESSION_MS)
      if (!row) return null
      const endedAt = row.ended_at === null ? null : Number(row.ended_at)
      return { ...(JSON.parse(String(row.data)) as SignedIn), startedAt: Number(row.started_at), endedAt }
    },

    close(id: string, now = Date.now()): void {
      db.prepare('update sessions set ended_at = ? where id = ? and ended_at is null').run(now, id)
    },

    /**
     * Obeys a checked logout token: the token is used up and its sessions end, both or neither.
     *
     * @returns false when the token was used before
     */
    obey({ jti, sid, sub, expiresAt }: { jti: string; sid?: string; sub?: string; expiresAt: number }, now = Date.now()): boolean {
      db.exec('begin immediate')
      try {
        db.prepare('delete from used_tokens where expires_at <= ?').run(now)
        const first = db.prepare('insert into used_tokens values (?, ?) on conflict do nothing').run(jti, expiresAt).changes === 1
        const end = (column: 'sid' | 'sub', value: string) =>
          db.prepare(`update sessions set ended_at = ? where ${column} = ? and ended_at is null`).run(now, value)
        if (first && sid) end('sid', sid)
        else if (first && sub) end('sub', sub)
        db.exec('commit')
        return first
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },

    /** For the page of the demo: what ASAN Login told us lately. */
    note(outcome: string, now = Date.now()): void {
      db.prepare('insert into notices values (?, ?)').run(now, outcome)
      db.prepare('delete from notices where rowid not in (select rowid from notices order by at desc limit 5)').run()
    },
    notices: (): { at: number; outcome: string }[] =>
      db
        .prepare('select at, outcome from notices order by at desc')
        .all()
        .map(({ at, outcome }) => ({ at: Number(at), outcome: String(outcome) })),

    /** A pretended outage: until then logout tokens are answered with 503. */
    outageUntil(now = Date.now()): number | null {
      const until = Number(db.prepare("select value from facts where name = 'outage_until'").get()?.value ?? 0)
      return until > now ? until : null
    },
    pretendOutage(until: number): void {
      db.prepare("insert into facts values ('outage_until', ?) on conflict (name) do update set value = excluded.value").run(
        String(until),
      )
    },

    shut: () => db.close(),
  }
}
