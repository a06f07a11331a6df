import { createHash } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import type { Db } from '../../client'
import { accounts, people, staffMembers, staffRoles } from '../../schema'
import { addDays, ageOn, atBaku, type Day } from './days'
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './demo-people'
import { insertAll } from './load'
import { randomFrom, unique } from './random'
import { surnameOf, type Townsperson } from './townsperson'

/** The id of a person of the town, the same in every database. */
export const townId = (kind: string, key: string): string => {
  const hex = createHash('sha256').update(`town\0${kind}\0${key}`).digest('hex')
  // Version 8 is the uuid of one's own making (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
export const personId = (pin: string): string => townId('person', pin)

// Parameters of lib/identity/passwords.ts, which db may not import; the hash carries them, so it verifies either way.
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Makes the town known to the portal. People who are there already keep what they changed. */
export async function loadPortal(tx: Db, town: readonly Townsperson[], today: Day, now: Date): Promise<void> {
  const random = randomFrom(7)
  const phone = unique(() => `+994${random.pick(['10', '50', '51', '55', '70', '77', '99'])}${random.int(2, 9)}${random.digits(6)}`)
  const named = new Set(DEMO_PEOPLE.map(({ pin }): string => pin))
  const rows = town.map((person) => {
    const reachable = named.has(person.pin) || (ageOn(person.birthDate, today) >= 18 && random.chance(0.7))
    return {
      id: personId(person.pin),
      pin: person.pin,
      givenName: person.givenName,
      surname: surnameOf(person),
      patronymic: person.patronymic,
      sex: person.sex,
      birthDate: person.birthDate,
      email: reachable ? mailbox(person, named.has(person.pin)) : null,
      phone: reachable ? phone() : null,
    }
  })
  await insertAll(tx, people, rows)
  const passwordChangedAt = atBaku(addDays(today, -200), '11:20')
  const known = await Promise.all(
    DEMO_PEOPLE.map(async ({ pin }) => ({
      personId: personId(pin),
      passwordHash: await hash(DEMO_PASSWORD, ARGON2),
      passwordChangedAt,
    })),
  )
  await insertAll(tx, accounts, known)
  for (const person of DEMO_PEOPLE) await hire(tx, person, now)
}

async function hire(tx: Db, { pin, staff }: DemoPerson, now: Date): Promise<void> {
  if (!staff) return
  const id = townId('staff', pin)
  const { role, position, agencyCode = null, centreCode = null } = staff
  await tx
    .insert(staffMembers)
    .values({ id, personId: personId(pin), agencyCode, centreCode, position })
    .onConflictDoNothing()
  // A role an administrator has taken away is not given back.
  const [held] = await tx.select({ id: staffRoles.id }).from(staffRoles).where(eq(staffRoles.staffId, id)).limit(1)
  if (!held)
    await tx
      .insert(staffRoles)
      .values({ id: townId('staff_role', pin), staffId: id, roleCode: role, validFrom: new Date(now.getTime() - 200 * 86_400_000) })
}

const ASCII: Record<string, string> = { ə: 'e', ı: 'i', ö: 'o', ü: 'u', ğ: 'g', ş: 's', ç: 'c' }
const plain = (text: string) =>
  text
    .replaceAll('İ', 'i')
    .replaceAll('I', 'ı')
    .toLowerCase()
    .replace(/[əıöüğşç]/g, (letter) => ASCII[letter] ?? letter)

/** An address that can never be anybody's (RFC 2606). */
function mailbox(person: Townsperson, short: boolean): string {
  const name = `${plain(person.givenName)}.${plain(surnameOf(person))}`
  return `${short ? name : `${name}.${person.birthDate.slice(2, 4)}${person.pin.slice(0, 2).toLowerCase()}`}@mail.example`
}
