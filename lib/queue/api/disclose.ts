import { and, eq, gte } from 'drizzle-orm'
import { clients, disclosures } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import { getTranslator } from '@/lib/i18n'
import type { Ctx, Partner } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'

/**
 * Writes down that a body of the state saw a visit it booked for somebody, in the transaction of the reading. One line a day and visit,
 * however often it asks: a kiosk asks every few seconds.
 */
export async function noteLook(ctx: Ctx<Partner>, personId: string, visitId: string): Promise<void> {
  const { db, now, actor } = ctx
  const since = atBaku(dayInBaku(now))
  const [before] = await db
    .select({ id: disclosures.id })
    .from(disclosures)
    .where(
      and(
        eq(disclosures.personId, personId),
        eq(disclosures.subjectType, 'appointment'),
        eq(disclosures.subjectId, visitId),
        eq(disclosures.readerKind, 'partner'),
        gte(disclosures.at, since),
      ),
    )
    .limit(1)
  if (before) return
  const [client] = await db
    .select({ name: clients.name, kind: clients.kind, purpose: clients.purpose })
    .from(clients)
    .where(eq(clients.clientId, actor.partnerCode))
  if (!client) throw new Error(`Cannot record a disclosure: expected client ${actor.partnerCode}, got none`)
  const kind = (locale: Ctx['locale']) => getTranslator(locale, 'clients')(`kind.${client.kind}`)
  await recordDisclosure(
    db,
    ctx,
    {
      personId,
      what: 'visit',
      purpose: 'visit_help',
      statedPurpose: client.purpose,
      right: 'connection',
      subjectType: 'appointment',
      subjectId: visitId,
      fields: ['service', 'time'],
    },
    { body: client.name, role: { az: kind('az'), en: kind('en'), ru: kind('ru') } },
  )
}
