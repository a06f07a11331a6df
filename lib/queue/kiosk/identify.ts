import { and, eq } from 'drizzle-orm'
import { people } from '@/db/schema'
import { giveBack, personKey, takeAttempt } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'

export type IdentifyError = 'not_recognised' | 'too_many_attempts'

/**
 * The person with this PIN and date of birth. Both are asked, because a PIN alone is seen by many; nobody is told which of them was wrong,
 * and guessing is slowed down per PIN.
 */
export async function identify(
  ctx: Ctx,
  { pin, birthDate }: { pin: string; birthDate: string },
): Promise<Result<{ id: string }, IdentifyError>> {
  const subject = personKey('kiosk', pin)
  if (await takeAttempt(ctx.db, [subject], ctx.now)) return err('too_many_attempts')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || Number.isNaN(Date.parse(birthDate))) return err('not_recognised')
  const [person] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.pin, pin), eq(people.birthDate, birthDate)))
  if (!person) return err('not_recognised')
  await giveBack(ctx.db, subject, null)
  return ok(person)
}
