import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { queueDevices, staffMembers, ticketLegs, tickets } from '@/db/schema'
import type { PriorityReason, TicketStatus } from '@/db/vocabulary/queue'
import { newId, newKey } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'

const SERVICE = 'din-id-card-renew'

/** Numbers of one test are told apart from those of others by their first three figures. */
export const freshNumber = (): string => `Z${String(Math.floor(Math.random() * 900_000) + 100_000)}`

type Put = {
  number?: string
  status?: TicketStatus
  counter?: number
  minutesAgo?: number
  rankMinutesAgo?: number
  priority?: PriorityReason
  centreCode: string
  locale?: string
  calledMinutesAgo?: number
}

/** A ticket as the desk would have left it, with one service. */
export async function putTicket({ db }: Connection, over: Put) {
  const { status = 'waiting', minutesAgo = 10, centreCode } = over
  const now = Date.now()
  const at = (minutes: number) => new Date(now - minutes * 60_000)
  const atCounter = status === 'called' || status === 'in_service'
  const id = newId()
  const [row] = await db
    .insert(tickets)
    .values({
      id,
      centreCode,
      day: dayInBaku(new Date()),
      number: over.number ?? freshNumber(),
      channel: 'kiosk',
      locale: over.locale ?? 'az',
      status,
      arrivedAt: at(minutesAgo),
      rankAt: at(over.rankMinutesAgo ?? minutesAgo),
      callAfter: at(minutesAgo),
      idempotencyKey: newKey(),
      ...(over.priority && {
        priorityReason: over.priority,
        prioritySource: 'register',
        priorityRegister: 'social_protection',
        priorityAt: at(minutesAgo),
      }),
      ...((atCounter || over.calledMinutesAgo !== undefined) && { calledAt: at(over.calledMinutesAgo ?? 0), callCount: 1 }),
      ...(atCounter && { counterNumber: over.counter ?? 7, staffId: await anyStaff(db) }),
      ...((status === 'served' || status === 'no_show' || status === 'left') && { finishedAt: at(0) }),
    })
    .returning()
  if (!row) throw new Error('Cannot test: expected a ticket to be written')
  await db.insert(ticketLegs).values({
    id: newId(),
    ticketId: id,
    position: 1,
    serviceCode: SERVICE,
    agencyCode: 'din',
    lineCode: await lineOf(db, centreCode),
    status: status === 'in_service' ? 'in_service' : status === 'served' ? 'done' : 'waiting',
    ...(status === 'served' && { outcome: 'done', finishedAt: at(0) }),
  })
  return row
}

async function anyStaff(db: Connection['db']): Promise<string> {
  const [row] = await db.select({ id: staffMembers.id }).from(staffMembers).limit(1)
  return row?.id ?? (await factories(db).staff()).id
}

async function lineOf(db: Connection['db'], centreCode: string): Promise<string> {
  const result = await db.execute<{ line: string }>(sql`select queue_line(${centreCode}, ${SERVICE}) as line`)
  return result.rows[0]?.line ?? 'general'
}

/** A kiosk or screen as the centre's manager adds it, with the one-time code they read out. */
export async function putDevice({ db }: Connection, centreCode: string, kind: 'kiosk' | 'display' = 'kiosk', series = 'KB') {
  const code = randomBytes(4).toString('hex').toUpperCase()
  const id = newId()
  await db.insert(queueDevices).values({
    id,
    centreCode,
    kind,
    name: 'Giriş',
    series: kind === 'kiosk' ? series : null,
    pairingHash: createHash('sha256').update(code).digest('hex'),
    pairingExpiresAt: new Date(Date.now() + 15 * 60_000),
  })
  return { id, code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** Makes the browser a kiosk of that centre, by the code, and stands at its first screen. */
export async function openKiosk(page: Page, connection: Connection, centreCode: string): Promise<string> {
  const { id, code } = await putDevice(connection, centreCode)
  await page.goto('/az/kiosk')
  await page.getByLabel('Birdəfəlik kod').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Qoş', exact: true }).click()
  await page.waitForURL(`**/az/kiosk/${centreCode}`)
  return id
}
