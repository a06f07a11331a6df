import type { Db } from '@/db/client'
import { notices } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { addDays, currentTime, dayInBaku } from '@/lib/platform/time'

/** The notice of rule DOC-01 for a card that runs out in 25 days. */
export async function tellOfCard(db: Db, personId: string): Promise<string> {
  const now = currentTime()
  const expiresOn = addDays(dayInBaku(now), 25)
  const id = newId()
  await db.insert(notices).values({
    id,
    personId,
    kind: 'id_card_expiring',
    messageClass: 'reminder',
    params: { expiresOn },
    dedupeKey: id,
    createdAt: now,
    matter: id,
    serviceCode: 'din-id-card-renew',
    actionPath: '/apply/din-id-card-renew',
    dueOn: expiresOn,
  })
  return id
}
