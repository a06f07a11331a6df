import { and, eq } from 'drizzle-orm'
import { applications, appointments, people, representations, services } from '@/db/schema'
import type { Ctx, Partner } from '@/lib/platform/context'
import { holdsAt } from '../../acting-rules'
import type { RegisteredClient } from '../../clients/model'
import { personOfSubject } from '../../clients/subjects'
import type { ResourceType } from '../actions'
import type { Resource } from '../decide'
import type { Evaluation } from './model'

type Asked = Evaluation['resource']

/**
 * The facts of a decision about what a portal names: a service by its code, an application or visit by its number, a company by
 * its TIN, the person acted for by the name under which the portal knows them. Null when there is no such thing.
 *
 * @param personId who would act, for the right to act in the name of somebody
 */
export function findResource(
  ctx: Ctx<Partner>,
  client: RegisteredClient,
  on: ResourceType,
  asked: Asked,
  personId: string,
): Promise<Resource | null> {
  switch (on) {
    case 'service':
      return service(ctx, asked)
    case 'application':
      return application(ctx, asked)
    case 'appointment':
      return appointment(ctx, asked)
    case 'company':
      return company(ctx, asked, personId)
    case 'representation':
      return actedFor(ctx, client, asked, personId)
    default:
      return Promise.resolve(null)
  }
}

async function service({ db }: Ctx, { id }: Asked): Promise<Resource | null> {
  const [row] = await db.select({ serviceCode: services.code }).from(services).where(eq(services.code, id))
  return row ? { type: 'service', ...row } : null
}

async function application({ db }: Ctx, { id }: Asked): Promise<Resource | null> {
  const [row] = await db
    .select({
      personId: applications.personId,
      companyTin: applications.companyTin,
      serviceCode: applications.serviceCode,
      agencyCode: applications.agencyCode,
      assignedStaffId: applications.assignedStaffId,
    })
    .from(applications)
    .where(eq(applications.reference, id))
  // Only what was sent has a number.
  return row ? { type: 'application', sent: true, ...row } : null
}

async function appointment({ db }: Ctx, { id }: Asked): Promise<Resource | null> {
  const [row] = await db
    .select({
      personId: appointments.personId,
      companyTin: appointments.companyTin,
      serviceCode: appointments.serviceCode,
      centreCode: appointments.centreCode,
    })
    .from(appointments)
    .where(eq(appointments.reference, id))
  return row ? { type: 'appointment', ...row } : null
}

/** In which service somebody wants to act; without it only a right to all of them is enough. */
const serviceOf = ({ properties }: Asked): { serviceCode?: string } =>
  typeof properties?.service === 'string' ? { serviceCode: properties.service } : {}

async function company(ctx: Ctx, asked: Asked, personId: string): Promise<Resource> {
  const rights = await heldRights(ctx, personId, eq(representations.companyTin, asked.id))
  return { type: 'company', ...serviceOf(asked), deputy: merged(personId, rights) }
}

async function actedFor(ctx: Ctx<Partner>, client: RegisteredClient, asked: Asked, personId: string): Promise<Resource | null> {
  const ownerId = await personOfSubject(ctx.db, asked.id, client)
  if (!ownerId) return null
  const whole = { type: 'representation', personId: ownerId, ...serviceOf(asked) } as const
  // For oneself everybody acts.
  if (ownerId === personId) return { ...whole, deputy: { personId, services: null } }
  const rights = await heldRights(ctx, personId, eq(representations.ownerPersonId, ownerId))
  return { ...whole, deputy: merged(personId, rights) }
}

type Right = { services: readonly string[] | null }

async function heldRights(ctx: Ctx, personId: string, owner: ReturnType<typeof eq>): Promise<Right[]> {
  const rows = await ctx.db
    .select({
      kind: representations.kind,
      status: representations.status,
      validFrom: representations.validFrom,
      validUntil: representations.validUntil,
      confirmedAt: representations.confirmedAt,
      birthDate: people.birthDate,
      services: representations.serviceCodes,
    })
    .from(representations)
    .leftJoin(people, eq(people.id, representations.ownerPersonId))
    .where(and(owner, eq(representations.deputyPersonId, personId), eq(representations.status, 'active')))
  return rows.filter((row) => holdsAt(row, ctx.now))
}

/** Several rights together reach as far as each of them. */
function merged(personId: string, rights: readonly Right[]): Resource['deputy'] {
  if (rights.length === 0) return null
  const everything = rights.some(({ services: named }) => named === null)
  return { personId, services: everything ? null : rights.flatMap(({ services: named }) => named ?? []) }
}
