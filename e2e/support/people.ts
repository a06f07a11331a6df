import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { people } from '@/db/schema'
import json from '@/db/seeds/demo-people.json' with { type: 'json' }

const list: { pin: string; password: string; name: string }[] = json

/** A named demo person by given name and surname, as the town seed made them. */
export async function demoPeople(connection: Connection, name: string) {
  const known = list.find((person) => person.name === name)
  if (!known) throw new Error(`Cannot find demo person '${name}' in db/seeds/demo-people.json`)
  const [row] = await connection.db.select().from(people).where(eq(people.pin, known.pin))
  if (!row) throw new Error(`Cannot find '${name}' in the database: is it seeded with the demo town?`)
  return { ...row, password: known.password }
}
