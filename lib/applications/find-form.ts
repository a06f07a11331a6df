import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { formVersions, services } from '@/db/schema'
import { findService, findServiceAsOf, listCentresFor } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import type { Ctx } from '@/lib/platform/context'
import type { ServiceDefinition } from './definition'
import type { ServiceForm } from './form'
import { GENERIC_VERSION, genericForm } from './generic'
import { compileRecord } from './record'
import { FOLDER_CODES, FOLDERS } from './services'
import { withCommon } from './texts'

const ofService = and(eq(formVersions.serviceCode, sql.placeholder('code')), eq(formVersions.state, 'published'))
const current = prepared('form_current', (db, name) =>
  db
    .select({ id: formVersions.id })
    .from(formVersions)
    .where(and(ofService, isNull(formVersions.retiredAt)))
    .orderBy(desc(formVersions.version))
    .limit(1)
    .prepare(name),
)
const numbered = prepared('form_numbered', (db, name) =>
  db
    .select({ id: formVersions.id })
    .from(formVersions)
    .where(and(ofService, eq(formVersions.version, sql.placeholder('version'))))
    .prepare(name),
)

/** Published forms never change, so what was compiled once stays; by the id of its row. */
const compiled = new Map<string, ServiceForm>()
const folders = new Map<ServiceDefinition, ServiceForm>()

/**
 * The form of a service; null when it has none. What was made in the admin section comes first, then the folder of the code,
 * then the form drawn up from the registry's record, for services the registry says are online.
 *
 * @param version the form an application was filled in with; the current one when left out
 */
export async function findForm(ctx: Ctx, code: string, version?: number): Promise<ServiceForm | null> {
  if (version === GENERIC_VERSION) return findGeneric(ctx, code, 'even offline')
  const [record] = await (version === undefined ? current(ctx.db).execute({ code }) : numbered(ctx.db).execute({ code, version }))
  if (record) return readRecord(ctx, record.id)
  return folderForm(code, version) ?? (version === undefined ? findGeneric(ctx, code) : null)
}

/** @throws {Error} when there is none: its applications could not have been made */
export async function getForm(ctx: Ctx, code: string, version?: number): Promise<ServiceForm> {
  const form = await findForm(ctx, code, version)
  if (!form)
    throw new Error(
      `Cannot read an application: expected a form for the service '${code}', version ${version ?? 'now'}, found none`,
    )
  return form
}

/** What tells which form an application was sent with. */
type SentWith = { serviceCode: string; definitionVersion: number; registryVersion: number | null }

/**
 * The form an application was sent with. One drawn up from the registry is drawn up from the record as it was then, or, where that
 * was not kept, from today's.
 */
export async function findSentForm(
  ctx: Ctx,
  { serviceCode, definitionVersion, registryVersion }: SentWith,
): Promise<ServiceForm | null> {
  const drawn = definitionVersion === GENERIC_VERSION && registryVersion !== null
  const then = drawn ? await findServiceAsOf(ctx, serviceCode, registryVersion) : null
  return then ? drawnUp(ctx, then) : findForm(ctx, serviceCode, definitionVersion)
}

/** @throws {Error} when there is none: the application could not have been sent */
export const getSentForm = async (ctx: Ctx, sent: SentWith): Promise<ServiceForm> =>
  (await findSentForm(ctx, sent)) ?? getForm(ctx, sent.serviceCode, sent.definitionVersion)

async function readRecord(ctx: Ctx, id: string): Promise<ServiceForm> {
  const known = compiled.get(id)
  if (known) return known
  const [row] = await ctx.db
    .select({
      code: formVersions.serviceCode,
      version: formVersions.version,
      record: formVersions.record,
      texts: formVersions.texts,
    })
    .from(formVersions)
    .where(eq(formVersions.id, id))
  if (!row) throw new Error(`Cannot read a form: expected its published version ${id}, found none`)
  const { code, version, record, texts } = row
  const form = compileRecord({ ...record, code, version }, texts)
  if (!form.ok) {
    const [first] = form.error
    throw new Error(
      `Cannot use version ${version} of the form '${code}': it was published with mistakes, first ${first?.code} at '${first?.place}'`,
    )
  }
  compiled.set(id, form.value)
  return form.value
}

function folderForm(code: string, version?: number): ServiceForm | null {
  const folder = Object.hasOwn(FOLDERS, code) ? FOLDERS[code] : undefined
  if (!folder) return null
  const definition = (version === undefined ? undefined : folder.earlier?.[version]) ?? folder.definition
  const known = folders.get(definition)
  if (known) return known
  const form: ServiceForm = { definition, texts: withCommon(folder.texts), source: 'folder' }
  folders.set(definition, form)
  return form
}

async function findGeneric(ctx: Ctx, code: string, offline?: 'even offline'): Promise<ServiceForm | null> {
  const service = await findService(ctx, code)
  if (!service || !(service.online || offline)) return null
  return drawnUp(ctx, service)
}

async function drawnUp(ctx: Ctx, service: ServiceDetails): Promise<ServiceForm> {
  const centres = service.appointmentable && (await listCentresFor(ctx, service.code)).some(({ kind }) => kind === 'asan')
  return genericForm(service, { centres })
}

/** `own`: made for this service; `generic`: the registry's record is all there is; null: not to be applied for here. */
export async function formSource(ctx: Ctx, code: string): Promise<'own' | 'generic' | null> {
  if (Object.hasOwn(FOLDERS, code)) return 'own'
  const [record] = await current(ctx.db).execute({ code })
  if (record) return 'own'
  const [row] = await ctx.db.select({ online: services.online }).from(services).where(eq(services.code, code))
  return row?.online ? 'generic' : null
}

/** Codes of the services that can be applied for here. */
export async function listApplicable(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select({ code: services.code })
    .from(services)
    .where(or(services.online, inArray(services.code, [...FOLDER_CODES, ...(await recordCodes(ctx))])))
  return rows.map(({ code }) => code)
}

/** Codes of the services with a form of their own. */
export const listOwnForms = async (ctx: Ctx): Promise<string[]> => [...new Set([...FOLDER_CODES, ...(await recordCodes(ctx))])]

async function recordCodes(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ code: formVersions.serviceCode })
    .from(formVersions)
    .where(and(eq(formVersions.state, 'published'), isNull(formVersions.retiredAt)))
  return rows.map(({ code }) => code)
}

/** The number the next version of a service's form gets: above every one there is, of the code or of the admin section. */
export async function nextFormVersion(ctx: Ctx, code: string): Promise<number> {
  const [row] = await ctx.db
    .select({ version: sql<number | null>`max(${formVersions.version})` })
    .from(formVersions)
    .where(eq(formVersions.serviceCode, code))
  return Math.max(row?.version ?? 0, FOLDERS[code]?.definition.version ?? 0) + 1
}
