import { eq } from 'drizzle-orm'
import { noticePreferences } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Citizen, Ctx } from '@/lib/platform/context'
import type { ChooseMail } from './model'

/** Whether reminders and information also go by e-mail. */
export async function getMailChoice(ctx: Ctx<Citizen>): Promise<boolean> {
  const [row] = await ctx.db
    .select({ optionalEmail: noticePreferences.optionalEmail })
    .from(noticePreferences)
    .where(eq(noticePreferences.personId, ctx.actor.personId))
  return row?.optionalEmail ?? true
}

export function chooseMail(ctx: Ctx<Citizen>, { optionalEmail }: ChooseMail): Promise<void> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    await tx
      .insert(noticePreferences)
      .values({ personId, optionalEmail, updatedAt: ctx.now })
      .onConflictDoUpdate({ target: noticePreferences.personId, set: { optionalEmail, updatedAt: ctx.now } })
    await recordAudit(tx, ctx, {
      action: 'notifications.choose_mail',
      subjectType: 'person',
      subjectId: personId,
      personId,
      details: { optionalEmail },
    })
  })
}
