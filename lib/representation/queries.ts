import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { people, representationMoves, representations, services } from '@/db/schema'
import { comesOfAgeAt } from '@/lib/identity/model'
import { formatPersonName } from '@/lib/i18n'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { askChildren, askCompanies } from './grounds'
import type { Child, Company, RepresentationDetails, RepresentationPage, RepresentationView } from './model'
import { visibleTo } from './policy'
import { holdsAt, isMinor, stillBelieved } from './rules'

const PAST_ROWS = 20

const owner = alias(people, 'owner')
const deputy = alias(people, 'deputy')

const rowsWhere = (ctx: Ctx<Citizen>, where: SQL | undefined) =>
  ctx.db
    .select({ row: representations, owner, deputy })
    .from(representations)
    .leftJoin(owner, eq(owner.id, representations.ownerPersonId))
    .leftJoin(deputy, eq(deputy.id, representations.deputyPersonId))
    .where(and(visibleTo(ctx.actor), where))

type Found = Awaited<ReturnType<typeof rowsWhere>>[number]
type Names = ReadonlyMap<string, { az: string }>

async function serviceNames(ctx: Ctx, found: readonly Found[]): Promise<Names> {
  const codes = [...new Set(found.flatMap(({ row }) => row.serviceCodes ?? []))]
  if (codes.length === 0) return new Map()
  const rows = await ctx.db.select({ code: services.code, name: services.name }).from(services).where(inArray(services.code, codes))
  return new Map(rows.map(({ code, name }) => [code, name]))
}

function viewOf(ctx: Ctx<Citizen>, found: Found, names: Names): RepresentationView {
  const { row } = found
  const mine = row.ownerPersonId === ctx.actor.personId ? 'owner' : 'deputy'
  // What was typed stays until the other side has answered: a name would tell that the PIN is somebody's.
  const agreed = row.decidedAt !== null || row.kind !== 'delegation'
  const other =
    mine === 'deputy'
      ? (row.companyName ?? (found.owner ? formatPersonName(found.owner) : ''))
      : agreed && found.deputy
        ? formatPersonName(found.deputy)
        : `${row.offeredSurname} (${row.offeredPin})`
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    mine,
    other,
    services: row.serviceCodes?.map((code) => ({ code, name: names.get(code) ?? { az: code } })) ?? null,
    ownerConfirms: row.ownerConfirms,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    answerBy: row.answerBy,
    confirmedAt: row.confirmedAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
  }
}

/** For whom the person signed in may act, who may act for them, and what waits for an answer. */
export async function getRepresentations(ctx: Ctx<Citizen>): Promise<RepresentationPage> {
  const [open, over, children, companies] = await Promise.all([
    rowsWhere(ctx, inArray(representations.status, ['offered', 'active'])).orderBy(asc(representations.createdAt)),
    rowsWhere(ctx, inArray(representations.status, ['refused', 'revoked', 'ended']))
      .orderBy(desc(representations.updatedAt))
      .limit(PAST_ROWS),
    askChildren(ctx),
    askCompanies(ctx),
  ])
  const names = await serviceNames(ctx, [...open, ...over])
  const { now, actor } = ctx
  const me = actor.personId
  const view = (found: Found) => viewOf(ctx, found, names)
  const holds = ({ row, owner: of }: Found) => holdsAt({ ...row, birthDate: of?.birthDate ?? null }, now)
  // Offers and rights whose time is over are no longer shown as open, also before the clock's job has come to them.
  const inTime = ({ row }: Found) =>
    (row.validUntil === null || row.validUntil > now) && (!row.answerBy || row.status !== 'offered' || row.answerBy > now)
  const asDeputy = open.filter(({ row }) => row.deputyPersonId === me)
  return {
    children: children.ok
      ? children.value.filter(({ birthDate }) => isMinor(birthDate, now)).map((child) => asChild(child, true))
      : asDeputy.flatMap((found) =>
          found.row.kind === 'parent' && found.owner && holds(found)
            ? [asChild({ pin: found.owner.pin, name: formatPersonName(found.owner), birthDate: found.owner.birthDate }, false)]
            : [],
        ),
    companies: companies.ok
      ? companies.value.map(({ tin, name, position }): Company => ({ tin, name, position, fromRegister: true }))
      : asDeputy.flatMap((found): Company[] =>
          found.row.companyTin && stillBelieved(found.row.confirmedAt, now)
            ? [{ tin: found.row.companyTin, name: found.row.companyName ?? '', position: null, fromRegister: false }]
            : [],
        ),
    silent: [children, companies].flatMap((answer) => (answer.ok ? [] : [answer])),
    given: asDeputy.filter((found) => found.row.kind === 'delegation' && found.row.status === 'active' && holds(found)).map(view),
    offers: asDeputy.filter((found) => found.row.status === 'offered' && inTime(found)).map(view),
    deputies: open.filter((found) => found.row.ownerPersonId === me && inTime(found)).map(view),
    past: over.map(view),
  }
}

const asChild = ({ pin, name, birthDate }: Pick<Child, 'pin' | 'name' | 'birthDate'>, fromRegister: boolean): Child => ({
  pin,
  name,
  birthDate,
  comesOfAgeAt: comesOfAgeAt(birthDate),
  fromRegister,
})

/** One right with its history; null also when it concerns neither side. */
export async function findRepresentation(ctx: Ctx<Citizen>, id: string): Promise<RepresentationDetails | null> {
  if (!isId(id)) return null
  const [found] = await rowsWhere(ctx, eq(representations.id, id))
  if (!found) return null
  const me = ctx.actor.personId
  const moves = await ctx.db
    .select()
    .from(representationMoves)
    .where(eq(representationMoves.representationId, id))
    .orderBy(asc(representationMoves.at), asc(representationMoves.id))
  return {
    ...viewOf(ctx, found, await serviceNames(ctx, [found])),
    history: moves.map((move) => ({
      id: move.id,
      at: move.at,
      to: move.to,
      by: move.byPersonId === null ? 'clock' : move.byPersonId === me ? 'me' : 'other',
    })),
  }
}

/** Names of chosen services, for the form; unknown codes are left out. */
export async function namesOfServices(ctx: Ctx, codes: readonly string[]): Promise<{ code: string; name: { az: string } }[]> {
  if (codes.length === 0) return []
  return ctx.db
    .select({ code: services.code, name: services.name })
    .from(services)
    .where(inArray(services.code, [...codes]))
    .orderBy(asc(services.position))
}
