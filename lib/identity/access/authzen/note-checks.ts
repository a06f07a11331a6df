import { and, eq, gte } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { disclosures } from '@/db/schema'
import { recordDisclosures } from '@/lib/audit'
import { getTranslator } from '@/lib/i18n'
import type { Ctx, Partner } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'
import type { RegisteredClient } from '../../clients/model'

/** Of each person something was asked about, what: fields of activity.json. */
export type Checked = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Writes down whose rights a portal asked about, in the transaction of the reading: no row, no answer. Each kind of question is one
 * line a day, person and portal, however often it asks: a portal asks at every click.
 */
export async function noteChecks(ctx: Ctx<Partner>, client: RegisteredClient, checked: Checked): Promise<void> {
  const since = atBaku(dayInBaku(ctx.now))
  const entries = []
  for (const [personId, fields] of checked) {
    const before = await ctx.db
      .select({ fields: disclosures.fields })
      .from(disclosures)
      .where(
        and(
          eq(disclosures.personId, personId),
          eq(disclosures.subjectType, 'client'),
          eq(disclosures.subjectId, client.clientId),
          gte(disclosures.at, since),
          eq(disclosures.what, 'access_check'),
        ),
      )
    const told = new Set(before.flatMap((row) => row.fields))
    const fresh = [...fields].filter((field) => !told.has(field))
    if (fresh.length === 0) continue
    entries.push({
      personId,
      what: 'access_check',
      purpose: 'access_check',
      statedPurpose: client.purpose,
      right: 'connection' as const,
      subjectType: 'client',
      subjectId: client.clientId,
      fields: fresh,
    })
  }
  await recordDisclosures(ctx.db, ctx, entries, { body: client.name, role: roleOf(client) })
}

function roleOf({ kind }: RegisteredClient): LocalizedText {
  const name = (locale: 'az' | 'en' | 'ru') => getTranslator(locale, 'clients')(`kind.${kind}`)
  return { az: name('az'), en: name('en'), ru: name('ru') }
}
