import { and, count, eq, gte } from 'drizzle-orm'
import { callerChecks, people } from '@/db/schema'
import { recordAudit, recordDisclosure } from '@/lib/audit'
import { askRegister } from '@/lib/exchange'
import { may } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { CALL_MINUTES, type CheckCaller, WRONG_PER_OPERATOR, WRONG_PER_PERSON } from './model'

export type CheckError = 'not_found' | 'not_confirmed' | 'too_many_tries' | 'register_unavailable'

/**
 * Makes sure who is on the phone or at the reception. An unknown person, a wrong answer and one's own PIN are answered alike. Tries are
 * counted by person and by operator, so nobody finds answers out by asking; the person sees in their history that somebody tried.
 */
export async function checkCaller(ctx: Ctx<Staff>, input: CheckCaller): Promise<Result<{ id: string }, CheckError>> {
  if (!may(ctx.actor, 'callers.check', { type: 'person', personId: null })) return err('not_found')
  const pinHash = keyedHash('queue.caller', input.pin)
  const [[ofPerson], [ofOperator]] = await Promise.all([
    wrongSince(ctx, eq(callerChecks.pinHash, pinHash), 24 * 60),
    wrongSince(ctx, eq(callerChecks.staffId, ctx.actor.staffId), 60),
  ])
  if ((ofPerson?.count ?? 0) >= WRONG_PER_PERSON || (ofOperator?.count ?? 0) >= WRONG_PER_OPERATOR) return err('too_many_tries')

  const [person] = await ctx.db.select().from(people).where(eq(people.pin, input.pin))
  const questions = input.cardNumber ? ['birth_date', 'card_number'] : ['birth_date', 'patronymic', 'phone_end']
  const answered = await answersRight(ctx, input, person)
  if (answered === 'unavailable') return err('register_unavailable')
  const passed = answered && person !== undefined && may(ctx.actor, 'visitors.assist', { type: 'person', personId: person.id })
  const id = newId()
  await ctx.db.transaction(async (tx) => {
    await tx.insert(callerChecks).values({
      id,
      staffId: ctx.actor.staffId,
      personId: passed ? person.id : null,
      pinHash,
      place: input.place,
      questions,
      passed,
      at: ctx.now,
      endsAt: minutesAfter(ctx.now, passed ? CALL_MINUTES : 0),
    })
    await recordAudit(tx, ctx, {
      action: passed ? 'queue.caller_confirmed' : 'queue.caller_refused',
      subjectType: 'caller_check',
      subjectId: id,
      personId: person?.id ?? null,
      details: { place: input.place },
    })
    if (passed)
      await recordDisclosure(tx, ctx, {
        personId: person.id,
        what: 'visit',
        purpose: 'visit',
        right: 'visit',
        subjectType: 'caller_check',
        subjectId: id,
        fields: ['name', 'service', 'time'],
      })
  })
  return passed ? ok({ id }) : err('not_confirmed')
}

const wrongSince = (ctx: Ctx, whose: ReturnType<typeof eq>, minutes: number) =>
  ctx.db
    .select({ count: count() })
    .from(callerChecks)
    .where(and(whose, eq(callerChecks.passed, false), gte(callerChecks.at, minutesAfter(ctx.now, -minutes))))

const folded = (text: string): string => text.trim().toLocaleLowerCase('az').replace(/\s+/g, ' ')
const bare = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

async function answersRight(
  ctx: Ctx<Staff>,
  input: CheckCaller,
  person: typeof people.$inferSelect | undefined,
): Promise<boolean | 'unavailable'> {
  const knownDate = person?.birthDate === input.birthDate
  if (input.cardNumber) {
    // Asked also about people we do not know, so that the time it takes tells nothing.
    const documents = await askRegister(ctx, 'identity_documents', 'documents', { pin: input.pin })
    if (!documents.ok) return 'unavailable'
    return knownDate && documents.value.some((one) => bare(one.number) === bare(input.cardNumber))
  }
  const phoneEnd = input.phoneEnd.replace(/\D/g, '')
  return (
    knownDate &&
    person.patronymic !== null &&
    folded(person.patronymic) === folded(input.patronymic) &&
    phoneEnd.length === 4 &&
    (person.phone?.endsWith(phoneEnd) ?? false)
  )
}
