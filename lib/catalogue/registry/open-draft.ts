import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { serviceLifeEvents, services, serviceVersions } from '@/db/schema'
import type { ServiceContent } from '@/db/schema/catalogue'
import { contentOf } from '@/db/service-content'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import type { RegistryError } from './model'
import { canEdit } from './policy'
import { latestPublished, lockService, nextNumber, openVersionOf } from './rows'

/** Begins a new version from the last published one. A service has one open version: a draft that is there already is gone on with. */
export function openDraft(
  ctx: Ctx<Staff>,
  serviceCode: string,
): Promise<Result<{ id: string }, Extract<RegistryError, 'not_found' | 'not_allowed' | 'open_version'>>> {
  return ctx.db.transaction(async (tx) => {
    const service = await lockService(tx, serviceCode)
    if (!service) return err('not_found')
    if (!canEdit(ctx.actor, service)) return err('not_allowed')
    const open = await openVersionOf(tx, serviceCode)
    if (open) return open.state === 'draft' ? ok({ id: open.id }) : err('open_version')
    const base = (await latestPublished(tx, serviceCode))?.content ?? (await keepCurrent(tx, ctx, serviceCode))

    const id = newId()
    const version = await nextNumber(tx, serviceCode)
    await tx.insert(serviceVersions).values({
      id,
      serviceCode,
      version,
      content: base,
      validFrom: dayInBaku(ctx.now),
      authorId: ctx.actor.staffId,
      editorIds: [ctx.actor.staffId],
    })
    await recordAudit(tx, ctx, {
      action: 'catalogue.draft_opened',
      subjectType: 'service_version',
      subjectId: id,
      details: { serviceCode, version },
    })
    return ok({ id })
  })
}

/** Keeps the record as it stands as the first version, of a service that none was kept of yet: what changes can then be compared. */
async function keepCurrent(tx: Db, ctx: Ctx, serviceCode: string): Promise<ServiceContent> {
  const [row] = await tx.select().from(services).where(eq(services.code, serviceCode))
  if (!row) throw new Error(`Cannot open a draft: expected the service ${serviceCode}, found none`)
  const events = await tx.select().from(serviceLifeEvents).where(eq(serviceLifeEvents.serviceCode, serviceCode))
  const content = contentOf(
    row,
    events.map(({ lifeEventCode }) => lifeEventCode),
  )
  await tx.insert(serviceVersions).values({
    id: newId(),
    serviceCode,
    version: row.version,
    content,
    validFrom: dayInBaku(ctx.now),
    state: 'published',
    publishedAt: ctx.now,
  })
  return content
}
