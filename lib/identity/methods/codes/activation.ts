import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { accounts, disclosures, oneTimeCodes, people } from '@/db/schema'
import { recordAudit, recordDisclosure } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx, Staff } from '@/lib/platform/context'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { canActivateAccounts } from '../../policy'
import { giveBack, takeAttempt } from '../../throttle'
import {
  ACTIVATION_DAYS,
  type ActivationCandidate,
  type ActivationError,
  type ActivationLookUp,
  groupedCode,
  type IssueActivation,
  newCode,
} from './model'
import { replaceCode } from './reset'

/** Look-ups of one operator that found nobody, before each further one has to wait: a counter is no place to search for people. */
const LOOK_UPS = 20
/** A look-up counts for the code this long. */
const LOOK_UP_MINUTES = 30

/**
 * Finds somebody whose document the operator has in hand. PIN and date of birth have to agree; the person reads in their history
 * that they were looked up, by whom and what for.
 */
export async function findForActivation(
  ctx: Ctx<Staff>,
  { pin, birthDate }: ActivationLookUp,
): Promise<Result<ActivationCandidate, ActivationError>> {
  if (!canActivateAccounts(ctx.actor)) return err('not_allowed')
  const subject = { key: `look-up.${ctx.actor.staffId}`, allowance: LOOK_UPS }
  if (await takeAttempt(ctx.db, [subject], ctx.now)) return err('too_many_attempts')
  return ctx.db.transaction(async (tx) => {
    const [person] = await tx
      .select()
      .from(people)
      .where(and(eq(people.pin, pin), eq(people.birthDate, birthDate)))
    if (!person) return err('person_not_found')
    if (!canActivateAccounts(ctx.actor, person.id)) return err('not_allowed')
    await giveBack(tx, subject, null)
    const found = await candidate({ ...ctx, db: tx }, person)
    await recordDisclosure(tx, ctx, {
      personId: person.id,
      what: 'account_activation',
      purpose: 'activation',
      right: 'law',
      subjectType: 'account',
      subjectId: person.id,
      fields: ['person.name', 'person.pin', 'person.birth_date'],
    })
    return ok(found)
  })
}

/** The same person again, for the page that hands out the code: only for an operator who has just looked them up. */
export async function getActivationCandidate(ctx: Ctx<Staff>, personId: string): Promise<ActivationCandidate | null> {
  if (!canActivateAccounts(ctx.actor, personId) || !(await lookedUp(ctx, personId))) return null
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  return person ? candidate(ctx, person) : null
}

async function candidate(ctx: Ctx, person: typeof people.$inferSelect): Promise<ActivationCandidate> {
  const [account] = await ctx.db.select({ status: accounts.status }).from(accounts).where(eq(accounts.personId, person.id))
  const [openCode] = await ctx.db
    .select({ issuedAt: oneTimeCodes.issuedAt, expiresAt: oneTimeCodes.expiresAt })
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.personId, person.id),
        eq(oneTimeCodes.purpose, 'activation'),
        isNull(oneTimeCodes.usedAt),
        isNull(oneTimeCodes.cancelledAt),
        gt(oneTimeCodes.expiresAt, ctx.now),
      ),
    )
  const { id, pin, surname, givenName, patronymic, sex, birthDate } = person
  return {
    personId: id,
    pin,
    surname,
    givenName,
    patronymic,
    sex,
    birthDate,
    hasAccount: account !== undefined,
    openCode: openCode ?? null,
  }
}

/** The disclosure is the proof that this operator has checked a document of this person. */
async function lookedUp({ db, actor, now }: Ctx<Staff>, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ at: disclosures.at })
    .from(disclosures)
    .where(
      and(
        eq(disclosures.personId, personId),
        eq(disclosures.readerStaffId, actor.staffId),
        eq(disclosures.what, 'account_activation'),
        gt(disclosures.at, minutesAfter(now, -LOOK_UP_MINUTES)),
      ),
    )
    .orderBy(desc(disclosures.at))
    .limit(1)
  return row !== undefined
}

/**
 * Makes a code for the person at the counter; earlier open ones stop working. It is shown once (`takeActivationCode`); the same
 * form sent twice makes one code.
 */
export function issueActivationCode(
  ctx: Ctx<Staff>,
  { personId, idempotencyKey }: IssueActivation,
): Promise<Result<{ codeId: string }, ActivationError>> {
  return ctx.db.transaction(async (tx) => {
    if (!canActivateAccounts(ctx.actor, personId)) return err('not_allowed')
    // Locked, so that two forms of one person come one after the other.
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update')
    if (!person) return err('person_not_found')
    const [before] = await tx
      .select({ codeId: oneTimeCodes.id, issuedBy: oneTimeCodes.issuedBy })
      .from(oneTimeCodes)
      .where(eq(oneTimeCodes.idempotencyKey, idempotencyKey))
    if (before) return before.issuedBy === ctx.actor.staffId ? ok({ codeId: before.codeId }) : err('not_allowed')
    if (!(await lookedUp({ ...ctx, db: tx }, personId))) return err('look_up_first')
    const [account] = await tx.select({ status: accounts.status }).from(accounts).where(eq(accounts.personId, personId))
    if (account?.status === 'closed') return err('account_closed')

    const code = newCode()
    const codeId = await replaceCode(tx, ctx, 'activation', {
      personId,
      code,
      sealedCode: encrypt(code),
      expiresAt: minutesAfter(ctx.now, ACTIVATION_DAYS * 24 * 60),
      issuedBy: ctx.actor.staffId,
      idempotencyKey,
    })
    await recordAudit(tx, ctx, {
      action: 'identity.activation_code_issued',
      subjectType: 'account',
      subjectId: personId,
      personId,
    })
    await publish(tx, ctx, { type: 'identity.activation_code_issued', personId, codeId })
    return ok({ codeId })
  })
}

export type HandedCode = {
  code: string
  expiresAt: Date
  surname: string
  givenName: string
  patronymic: string
  sex: 'male' | 'female'
}

/** The code on paper: shown to the operator who made it, once. Reading it forgets it; null: shown before, or somebody else's. */
export async function takeActivationCode(ctx: Ctx<Staff>, codeId: string): Promise<HandedCode | null> {
  if (!isId(codeId)) return null
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        personId: oneTimeCodes.personId,
        sealedCode: oneTimeCodes.sealedCode,
        expiresAt: oneTimeCodes.expiresAt,
        surname: people.surname,
        givenName: people.givenName,
        patronymic: people.patronymic,
        sex: people.sex,
      })
      .from(oneTimeCodes)
      .innerJoin(people, eq(people.id, oneTimeCodes.personId))
      .where(
        and(
          eq(oneTimeCodes.id, codeId),
          eq(oneTimeCodes.purpose, 'activation'),
          eq(oneTimeCodes.issuedBy, ctx.actor.staffId),
          isNotNull(oneTimeCodes.sealedCode),
        ),
      )
      .for('update', { of: oneTimeCodes })
    if (!row?.sealedCode || !canActivateAccounts(ctx.actor, row.personId)) return null
    await tx.update(oneTimeCodes).set({ sealedCode: null }).where(eq(oneTimeCodes.id, codeId))
    const { sealedCode, personId: _personId, ...rest } = row
    return { ...rest, code: groupedCode(decrypt(sealedCode)) }
  })
}
