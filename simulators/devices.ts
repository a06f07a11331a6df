import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { cards, issuedCertificates, phones } from '@/db/schema/simulators'
import type { CardKind } from '@/db/vocabulary/simulators'
import { type Authority, fingerprint, type Issued, issue } from './ca/authority'

export type Phone = typeof phones.$inferSelect
export type Card = typeof cards.$inferSelect
type Device = Phone | Card

/** A device whose key and certificate are there. */
export type Ready<D extends Device> = D & { privateKey: string; certificate: string }

const DAY_MS = 24 * 3_600_000
const YEARS = 3

/**
 * The phone with that number, with a key and a certificate of today's authority: made at the first use, and anew when the authority
 * is another one than before. The row is locked meanwhile, so two first uses make one key.
 */
export function readyPhone(db: Db, authority: Authority, number: string, now: Date): Promise<Ready<Phone> | null> {
  return db.transaction(async (tx) => {
    const [phone] = await tx.select().from(phones).where(eq(phones.number, number)).for('update')
    if (!phone) return null
    if (isReady(phone, authority)) return phone
    const made = await issue(authority, phone, { device: 'phone', from: minuteBefore(now), years: YEARS })
    const changes = await kept(tx, authority, phone, made, { device: 'phone', revokedAt: null })
    await tx.update(phones).set(changes).where(eq(phones.number, number))
    return { ...phone, ...changes }
  })
}

/** The same for a card; what kind of card it is decides what is wrong with its certificate. */
export function readyCard(db: Db, authority: Authority, id: string, now: Date): Promise<Ready<Card> | null> {
  return db.transaction(async (tx) => {
    const [card] = await tx.select().from(cards).where(eq(cards.id, id)).for('update')
    if (!card) return null
    if (isReady(card, authority)) return card
    const from = card.kind === 'expired' ? new Date(now.getTime() - (YEARS * 365 + 10) * DAY_MS) : minuteBefore(now)
    const by = card.kind === 'other_authority' ? 'stranger' : 'issuer'
    const made = await issue(authority, card, { device: 'card', from, years: YEARS, by })
    const changes = await kept(tx, authority, card, made, { device: 'card', revokedAt: card.kind === 'revoked' ? now : null })
    await tx.update(cards).set(changes).where(eq(cards.id, id))
    return { ...card, ...changes }
  })
}

const minuteBefore = (now: Date): Date => new Date(now.getTime() - 60_000)

const isReady = <D extends Device>(device: D, { issuer }: Authority): device is Ready<D> =>
  device.privateKey !== null && device.certificate !== null && device.issuedBy === fingerprint(issuer)

async function kept(
  tx: Db,
  { issuer }: Authority,
  { pin, givenName, surname }: Device,
  { certificate, privateKey, serial }: Issued,
  { device, revokedAt }: { device: 'phone' | 'card'; revokedAt: Date | null },
) {
  await tx.insert(issuedCertificates).values({
    serial,
    pin,
    name: `${givenName} ${surname}`,
    device,
    issuedAt: certificate.notBefore,
    expiresAt: certificate.notAfter,
    revokedAt,
  })
  return {
    privateKey: Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64'),
    certificate: Buffer.from(certificate.rawData).toString('base64'),
    issuedBy: fingerprint(issuer),
  }
}

const SIGN_WITH = { phone: { namedCurve: 'P-256', hash: 'SHA-256' }, card: { namedCurve: 'P-384', hash: 'SHA-384' } } as const

/** Signs with the key of the device: r and s as WebCrypto gives them. */
export async function signWith(device: 'phone' | 'card', privateKey: string, data: Uint8Array): Promise<Buffer> {
  const how = { name: 'ECDSA', ...SIGN_WITH[device] }
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64'), how, false, ['sign'])
  return Buffer.from(await crypto.subtle.sign(how, key, new Uint8Array(data)))
}

const DemoPeople = z.array(z.object({ pin: z.string(), name: z.string() }))
const DEMO_CARDS: readonly CardKind[] = ['valid', 'expired', 'revoked', 'other_authority']

/**
 * Phones and cards of the demo people: everybody has a phone and a good card, the first two also one card of each kind that is
 * refused. What is there stays as it is.
 */
export async function makeDemoDevices(db: Db, authority: Authority, now: Date): Promise<void> {
  const file = resolve('db/seeds/demo-people.json')
  const people = existsSync(file) ? DemoPeople.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  for (const [index, { pin, name }] of people.entries()) {
    const [givenName = name, surname = ''] = name.split(' ')
    const owner = { pin, givenName, surname, listed: true, createdAt: now }
    await db
      .insert(phones)
      .values({ ...owner, number: demoNumber(index), userId: demoUserId(index) })
      .onConflictDoNothing()
    const kinds = index < 2 ? DEMO_CARDS : DEMO_CARDS.slice(0, 1)
    for (const kind of kinds) {
      const id = demoCardId(pin, kind)
      await db
        .insert(cards)
        .values({ ...owner, id, kind })
        .onConflictDoNothing()
      // Lists of revoked certificates are kept for a moment: a card that is revoked must be so before anybody tries it.
      if (kind === 'revoked') await readyCard(db, authority, id, now)
    }
  }
}

const demoNumber = (index: number): string => `+99450${2_000_001 + index}`
const demoUserId = (index: number): string => String(100_001 + index * 1_111)

function demoCardId(pin: string, kind: CardKind): string {
  const hex = createHash('sha256').update(`${pin} ${kind}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
