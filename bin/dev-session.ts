// For development: prints a session cookie of a person, without the way through ASAN Login. Needs DEMO=on.
//   tsx bin/dev-session.ts <PIN>
import { eq } from 'drizzle-orm'
import { connect } from '../db/client'
import { accounts, people } from '../db/schema'
import { hashPassword, sessionCookieName, startSession } from '../lib/identity'
import { demoMode } from '../lib/platform/env'
import { newId } from '../lib/platform/ids'
import { log } from '../lib/platform/log'

async function main(pin: string | undefined): Promise<number> {
  if (!demoMode()) return say('Sessions are made by hand only in demo mode: set DEMO=on', 2)
  if (!pin || !process.env.DATABASE_URL) return say('Usage: DATABASE_URL=… DEMO=on tsx bin/dev-session.ts <PIN>', 2)
  const connection = connect(process.env.DATABASE_URL, { max: 1, applicationName: 'asan-dev-session' })
  try {
    const [person] = await connection.db.select({ id: people.id }).from(people).where(eq(people.pin, pin.toUpperCase()))
    if (!person) return say(`Nobody has the PIN ${pin}`, 1)
    const now = new Date()
    await connection.db
      .insert(accounts)
      .values({ personId: person.id, passwordHash: await hashPassword('Asan-2026-demo'), passwordChangedAt: now })
      .onConflictDoNothing()
    const ctx = {
      db: connection.db,
      actor: { kind: 'anonymous' as const },
      now,
      locale: 'az' as const,
      requestId: newId(),
      log,
      userAgent: 'dev-session',
    }
    const started = await startSession(ctx, { personId: person.id, sid: newId(), level: 'low', method: 'password', idToken: null })
    if (!started.ok) return say('The account of this person is closed', 1)
    console.log(`${sessionCookieName()}=${started.value.token}`)
    return 0
  } finally {
    await connection.close()
  }
}

function say(line: string, code: number): number {
  console.error(line)
  return code
}

process.exitCode = await main(process.argv[2])
