import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { cards, phones } from '@/db/schema/simulators'
import type { Card, Phone } from './devices'

/** Wrong numbers in a row before the device refuses any, and for how long. A real card would stay blocked. */
export const WRONG_NUMBERS = 3
const BLOCK_MINUTES = 2

export type Typed = 'right' | 'wrong' | 'blocked'

/** Looks at what was typed; the count is kept in the row, so trying at two pages at once does not help. */
export async function checkNumber(db: Db, device: Phone | Card, typed: string, now: Date): Promise<Typed> {
  const table = 'number' in device ? phones : cards
  const which = 'number' in device ? eq(phones.number, device.number) : eq(cards.id, device.id)
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ secretNumber: table.secretNumber, wrongNumbers: table.wrongNumbers, blockedUntil: table.blockedUntil })
      .from(table)
      .where(which)
      .for('update')
    if (!row || (row.blockedUntil && row.blockedUntil > now)) return 'blocked'
    if (row.secretNumber === typed) {
      await tx.update(table).set({ wrongNumbers: 0, blockedUntil: null }).where(which)
      return 'right'
    }
    const wrongNumbers = row.wrongNumbers + 1
    const block = wrongNumbers >= WRONG_NUMBERS
    await tx
      .update(table)
      .set({
        wrongNumbers: block ? 0 : wrongNumbers,
        blockedUntil: block ? new Date(now.getTime() + BLOCK_MINUTES * 60_000) : null,
      })
      .where(which)
    return block ? 'blocked' : 'wrong'
  })
}
