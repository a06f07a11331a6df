// Officers with open windows and a signed-in browser each, and the buttons they press.
import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { counters } from '@/db/schema'
import { sessionCookieName } from '@/lib/identity/session-cookie'
import { sessionOf } from '../session'
import type { Answered, Browser } from './http'

export type Officer = { staffId: string; centreCode: string; number: number; cookie: string }
export type DeskAnswer = {
  result: { kind?: string; id?: string; number?: string; key?: string } | null
  ticket: { id: string; number: string; status: string; version: number } | null
  code?: string
}

/** A centre of the bench's own, whose hall nobody else uses. */
export async function makeCentre({ db }: Connection): Promise<string> {
  return (await factories(db).centre({ status: 'operating' })).code
}

export async function makeOfficers(
  connection: Connection,
  { portal, centreCode, count }: { portal: string; centreCode: string; count: number },
): Promise<Officer[]> {
  const { db } = connection
  const given = factories(db)
  const officers: Officer[] = []
  for (let number = 1; number <= count; number += 1) {
    const staff = await given.staff({ centreCode, permissions: ['queue.operate'] })
    const row = { staffId: staff.id, openedAt: new Date(), seenAt: new Date(), enabled: true, agencyCodes: [] }
    await db
      .insert(counters)
      .values({ centreCode, number, ...row })
      .onConflictDoUpdate({ target: [counters.centreCode, counters.number], set: { ...row, pausedAt: null, pauseReason: null } })
    const token = await sessionOf(connection, staff.personId)
    officers.push({ staffId: staff.id, centreCode, number, cookie: `${sessionCookieName(portal)}=${token}` })
  }
  return officers
}

export async function press(
  browser: Browser,
  portal: string,
  officer: Officer,
  body: { do: string; with: object },
): Promise<Answered & { said: DeskAnswer }> {
  const answered = await browser.send({
    method: 'POST',
    path: '/api/queue/v1/desk',
    headers: { cookie: officer.cookie, origin: new URL(portal).origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { ...answered, said: JSON.parse(answered.body) as DeskAnswer }
}
