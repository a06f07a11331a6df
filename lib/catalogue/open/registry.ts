import { createHash } from 'node:crypto'
import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, disputeRoutes, legalActs, registryTerms, services, serviceVersions } from '@/db/schema'
import type { ServiceContent } from '@/db/schema/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { readDictionaries } from '../registry/dictionaries'
import { listRecords } from '../registry/queries'
import { currentRevision } from '../registry/revision'
import type { OpenService } from './service'

type Resolve = (record: OpenRecord) => OpenService
type OpenRecord = ServiceContent & {
  code: string
  version: number
  validFrom: Day
  validUntil: Day | null
  confirmedOn: Day | null
}
export type OpenRegistry = { revision: number; tag: string; services: OpenService[]; byCode: ReadonlyMap<string, OpenService> }

// One copy a process and pool, made anew when the catalogue's revision grows.
const kept = new WeakMap<Db, OpenRegistry>()
const making = new WeakMap<Db, Promise<OpenRegistry>>()

/** The whole registry as open data, of this very revision. */
export async function getOpenRegistry(ctx: Ctx, portal: string): Promise<OpenRegistry> {
  const revision = await currentRevision(ctx)
  const known = kept.get(ctx.db)
  if (known?.revision === revision) return known
  const running = making.get(ctx.db) ?? build(ctx, portal, revision).finally(() => making.delete(ctx.db))
  making.set(ctx.db, running)
  const made = await running
  kept.set(ctx.db, made)
  return made
}

async function build(ctx: Ctx, portal: string, revision: number): Promise<OpenRegistry> {
  const today = dayInBaku(ctx.now)
  const validity = await ctx.db
    .select({
      code: serviceVersions.serviceCode,
      version: serviceVersions.version,
      validFrom: serviceVersions.validFrom,
      validUntil: serviceVersions.validUntil,
    })
    .from(serviceVersions)
    .where(
      and(
        eq(serviceVersions.state, 'published'),
        lte(serviceVersions.validFrom, today),
        or(isNull(serviceVersions.validUntil), gt(serviceVersions.validUntil, today)),
      ),
    )
  const days = new Map(validity.map((row) => [row.code, row]))
  const resolve = await resolver(ctx, portal)
  const list = (await listRecords(ctx)).map((record) => {
    const held = days.get(record.code)
    return resolve({ ...record, validFrom: held?.validFrom ?? today, validUntil: held?.validUntil ?? null })
  })
  return {
    revision,
    tag: createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 22),
    services: list,
    byCode: new Map(list.map((service) => [service.code, service])),
  }
}

/** Every published version of a service, the newest first; null when there is no such service. */
export async function listOpenVersions(ctx: Ctx, portal: string, code: string): Promise<OpenService[] | null> {
  const [service] = await ctx.db
    .select({ confirmedOn: services.confirmedOn, version: services.version })
    .from(services)
    .where(eq(services.code, code))
  if (!service) return null
  const rows = await ctx.db
    .select()
    .from(serviceVersions)
    .where(and(eq(serviceVersions.serviceCode, code), eq(serviceVersions.state, 'published')))
    .orderBy(desc(serviceVersions.version))
  const resolve = await resolver(ctx, portal)
  return rows.map((row) =>
    resolve({
      ...row.content,
      code,
      version: row.version,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      confirmedOn: row.version === service.version ? service.confirmedOn : null,
    }),
  )
}

/** Puts the names behind the codes. */
async function resolver(ctx: Ctx, portal: string): Promise<Resolve> {
  const names = await readDictionaries(ctx.db)
  const bodies = new Map((await ctx.db.select().from(agencies)).map((row) => [row.code, row]))
  const acts = new Map((await ctx.db.select().from(legalActs)).map((row) => [row.code, row]))
  const routes = new Map((await ctx.db.select().from(disputeRoutes)).map((row) => [row.code, row]))
  const suspensions = new Map(
    (await ctx.db.select().from(registryTerms).where(eq(registryTerms.list, 'suspension_ground'))).map((row) => [
      row.code,
      row.days,
    ]),
  )
  const named = (list: keyof typeof names, code: string) => ({ code, name: names[list].get(code) ?? { az: code } })
  const allNamed = (list: keyof typeof names, codes: readonly string[]) => codes.map((code) => named(list, code))

  return (record) => {
    const body = bodies.get(record.agencyCode)
    const route = record.disputeRouteCode === null ? undefined : routes.get(record.disputeRouteCode)
    return {
      code: record.code,
      version: record.version,
      validFrom: record.validFrom,
      validUntil: record.validUntil,
      page: {
        az: `${portal}/az/services/${record.code}`,
        en: `${portal}/en/services/${record.code}`,
        ru: `${portal}/ru/services/${record.code}`,
      },
      name: record.name,
      summary: record.summary,
      agency: {
        ...named('agencyCode', record.agencyCode),
        shortName: body?.shortName ?? '',
        website: body?.website ?? null,
        phone: body?.phone ?? null,
      },
      category: named('categoryCode', record.categoryCode),
      lifeEvents: allNamed('lifeEventCodes', record.lifeEventCodes),
      recipients: record.recipients,
      online: record.online,
      channels: allNamed('channelCodes', record.channelCodes),
      appointmentable: record.appointmentable,
      visitMinutes: record.windowMinutes,
      documents: record.documents.map(({ type, conditional, onceOnly }) => ({
        ...named('documents', type),
        conditional,
        onceOnly,
      })),
      fee: { amountQepik: record.feeQepik, kind: record.feeKind },
      tariff: record.fees,
      term: { value: record.termValue, unit: record.termUnit },
      expedited: record.expedited.map((way) => ({
        term: { value: way.termValue, unit: way.termUnit },
        amountQepik: way.feeQepik,
      })),
      procedure: record.procedure,
      notificationForms: record.notificationForms as OpenService['notificationForms'],
      result: record.resultDocumentCode === null ? null : named('documents', record.resultDocumentCode),
      refusalGrounds: allNamed('refusalGroundCodes', record.refusalGroundCodes),
      suspensionGrounds: record.suspensionGroundCodes.map((code) => ({
        ...named('suspensionGroundCodes', code),
        days: suspensions.get(code) ?? null,
      })),
      dispute: route ? { code: route.code, name: route.name, deadlineDays: route.deadlineDays } : null,
      legalBasis: record.legalActCodes.flatMap((code) => {
        const act = acts.get(code)
        return act ? [{ code, kind: act.kind, number: act.number, adoptedOn: act.adoptedOn, title: act.title }] : []
      }),
      proactive: record.proactive,
      proactiveTrigger: record.proactiveTrigger,
      confirmedOn: record.confirmedOn,
      unconfirmed: record.unconfirmed && record.confirmedOn === null,
      sources: record.sources,
    }
  }
}
