import { and, eq, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { people, representations } from '@/db/schema'
import { setActing } from '@/lib/identity'
import { comesOfAgeAt } from '@/lib/identity/model'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId, newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { endRepresentation } from './change-representation'
import { askChildren, askCompanies, personOfChild } from './grounds'
import type { ActFor, SwitchError } from './model'
import { holdsAt, isMinor, stillBelieved } from './rules'
import { recordForBoth, type Row, writeMove } from './write-move'

type Switched = Result<{ id: string }, SwitchError>

/**
 * From the next request on this browser acts for somebody else. A parent's and a representative's ground is asked of the
 * register each time; while it is silent, what it said in the last 24 hours counts.
 */
export async function switchTo(ctx: Ctx<Citizen>, target: ActFor): Promise<Switched> {
  if ('child' in target) return switchToChild(ctx, target.child)
  if ('company' in target) return switchToCompany(ctx, target.company)
  const [row] = isId(target.id)
    ? await ctx.db
        .select()
        .from(representations)
        .where(mine(ctx, eq(representations.id, target.id)))
    : []
  if (!row) return err('not_found')
  if (row.kind === 'company' && row.companyTin) return switchToCompany(ctx, row.companyTin)
  if (row.kind === 'parent' && row.ownerPersonId) {
    const [child] = await ctx.db.select({ pin: people.pin }).from(people).where(eq(people.id, row.ownerPersonId))
    return child ? switchToChild(ctx, child.pin) : err('not_found')
  }
  return ctx.db.transaction(async (tx): Promise<Switched> => {
    const [held] = await tx.select().from(representations).where(eq(representations.id, row.id)).for('share')
    if (!held || !holdsAt({ ...held, birthDate: null }, ctx.now)) return err('ended')
    return begin(tx, ctx, held)
  })
}

/** Back to oneself. */
export async function switchBack(ctx: Ctx<Citizen>): Promise<void> {
  await setActing(ctx.db, ctx.actor.sessionId, null)
}

const mine = (ctx: Ctx<Citizen>, which: SQL): SQL | undefined => and(which, eq(representations.deputyPersonId, ctx.actor.personId))

async function switchToChild(ctx: Ctx<Citizen>, pin: string): Promise<Switched> {
  const answer = await askChildren(ctx)
  const [known] = await ctx.db.select({ id: people.id, birthDate: people.birthDate }).from(people).where(eq(people.pin, pin))
  if (!answer.ok) {
    const ofChild = known && eq(representations.ownerPersonId, known.id)
    return onEarlierWord(ctx, 'parent', ofChild, known?.birthDate ?? null)
  }
  const child = answer.value.find((one) => one.pin === pin)
  if (!child) {
    if (known) await endGround(ctx, 'parent', eq(representations.ownerPersonId, known.id), 'register')
    return err('not_parent')
  }
  if (!isMinor(child.birthDate, ctx.now)) {
    if (known) await endGround(ctx, 'parent', eq(representations.ownerPersonId, known.id), 'came_of_age')
    return err('came_of_age')
  }
  const ownerPersonId = await personOfChild(ctx, child)
  if (!ownerPersonId) return err('register_silent')
  return confirm(ctx, {
    kind: 'parent',
    which: eq(representations.ownerPersonId, ownerPersonId),
    set: { validUntil: comesOfAgeAt(child.birthDate) },
    made: { ownerPersonId },
  })
}

async function switchToCompany(ctx: Ctx<Citizen>, tin: string): Promise<Switched> {
  const which = eq(representations.companyTin, tin)
  const answer = await askCompanies(ctx)
  if (!answer.ok) return onEarlierWord(ctx, 'company', which, null)
  const company = answer.value.find((one) => one.tin === tin)
  if (!company) {
    await endGround(ctx, 'company', which, 'register')
    return err('not_representative')
  }
  return confirm(ctx, { kind: 'company', which, set: { companyName: company.name }, made: { companyTin: tin } })
}

type Ground = 'parent' | 'company'
type Confirmed = {
  kind: Ground
  which: SQL
  /** What the register says now. */
  set: Partial<Row>
  /** Of a right written down for the first time. */
  made: Partial<Row>
}

/** The register has named the person: the right is written down or confirmed, and the browser acts under it. */
const confirm = (ctx: Ctx<Citizen>, { kind, which, set, made }: Confirmed): Promise<Switched> =>
  ctx.db.transaction(async (tx): Promise<Switched> => {
    const held = await lockedGround(tx, ctx, kind, which)
    if (held) {
      const [row] = await tx
        .update(representations)
        .set({ ...set, confirmedAt: ctx.now, updatedAt: ctx.now })
        .where(eq(representations.id, held.id))
        .returning()
      return row ? begin(tx, ctx, row) : err('not_found')
    }
    const [row] = await tx
      .insert(representations)
      .values({
        ...made,
        ...set,
        id: newId(),
        kind,
        deputyPersonId: ctx.actor.personId,
        status: 'active',
        validFrom: ctx.now,
        confirmedAt: ctx.now,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing() // another window of the same person: one right a ground, the index decides
      .returning()
    if (row) {
      await writeMove(tx, ctx, row, null)
      return begin(tx, ctx, row)
    }
    const other = await lockedGround(tx, ctx, kind, which)
    return other ? begin(tx, ctx, other) : err('not_found')
  })

/** The register is silent: an answer of the last hours counts, an older one does not. */
async function onEarlierWord(ctx: Ctx<Citizen>, kind: Ground, which: SQL | undefined, birthDate: string | null): Promise<Switched> {
  if (!which) return err('register_silent')
  return ctx.db.transaction(async (tx): Promise<Switched> => {
    const row = await lockedGround(tx, ctx, kind, which)
    if (!row || !stillBelieved(row.confirmedAt, ctx.now) || !holdsAt({ ...row, birthDate }, ctx.now)) return err('register_silent')
    return begin(tx, ctx, row)
  })
}

/** The register no longer names the person: what was written down ends, and both sides are told. */
const endGround = (ctx: Ctx<Citizen>, kind: Ground, which: SQL, reason: 'register' | 'came_of_age'): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const row = await lockedGround(tx, ctx, kind, which)
    if (row) await endRepresentation(tx, ctx, row, reason)
  })

async function lockedGround(tx: Db, ctx: Ctx<Citizen>, kind: Ground, which: SQL): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(representations)
    .where(and(mine(ctx, which), eq(representations.kind, kind), eq(representations.status, 'active')))
    .for('update')
  return row
}

async function begin(tx: Db, ctx: Ctx<Citizen>, row: Row): Promise<Switched> {
  await setActing(tx, ctx.actor.sessionId, row.id)
  await recordForBoth(tx, ctx, row, 'identity.acting_started')
  return ok({ id: row.id })
}
