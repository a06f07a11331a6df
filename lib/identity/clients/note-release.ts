import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { clients, disclosures } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import type { Ctx, Partner } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/lib/platform/system-context'
import { minutesAfter } from '@/lib/platform/time'

/** A portal that asks again and again within an hour is one line of the history, not hundreds. */
const ONE_LINE_MINUTES = 60

const ROLE: LocalizedText = {
  az: 'ASAN Login ilə daxil olduğunuz portal',
  en: 'A portal you signed in to with ASAN Login',
  ru: 'Портал, в который вы вошли через ASAN Login',
}

/** Writes down which facts about a person leave for a partner's portal. It stands before the answer: no row, no facts. */
export async function noteRelease(
  db: Db,
  release: { personId: string; clientId: string; fields: readonly string[]; requestId: string },
): Promise<void> {
  const { personId, clientId } = release
  if (release.fields.length === 0) return
  const fields = release.fields.map((field) => `claim.${field}`)
  const ctx: Ctx<Partner> = {
    ...systemContext('identity.release'),
    db,
    requestId: release.requestId || newKey(),
    actor: { kind: 'partner', partnerCode: clientId },
  }
  await db.transaction(async (tx) => {
    const before = await tx
      .select({ fields: disclosures.fields })
      .from(disclosures)
      .where(
        and(
          eq(disclosures.personId, personId),
          eq(disclosures.what, 'sign_in_facts'),
          eq(disclosures.subjectId, clientId),
          gt(disclosures.at, minutesAfter(ctx.now, -ONE_LINE_MINUTES)),
        ),
      )
    if (before.some((row) => fields.every((field) => row.fields.includes(field)))) return
    const [client] = await tx.select({ kind: clients.kind, name: clients.name }).from(clients).where(eq(clients.clientId, clientId))
    if (!client) throw new Error(`Cannot release facts to ${clientId}: expected a registered client, got none`)
    await recordDisclosure(
      tx,
      ctx,
      {
        personId,
        what: 'sign_in_facts',
        purpose: 'sign_in',
        right: client.kind === 'private' ? 'consent' : 'law',
        subjectType: 'client',
        subjectId: clientId,
        fields,
      },
      { body: client.name, role: ROLE },
    )
  })
}
