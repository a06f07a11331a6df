import { and, eq } from 'drizzle-orm'
import { formVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { findService } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import type { ServiceDefinition } from '../definition'
import { findForm, nextFormVersion } from '../find-form'
import { GENERIC_VERSION } from '../generic'
import { FOLDERS } from '../services'
import { emptyForm, withEligibility } from './empty-form'
import { type FormDraft, type FormRecord, type FormTexts, isPureData } from './form'
import { readImport } from './import-form'
import type { StartForm } from './model'
import { canEditForm } from './policy'
import { asColumns, asDraft, openRow, rowsOf, serviceOf } from './rows'
import { withoutCommon } from './words'

export type StartFormError = 'not_found' | 'not_allowed' | 'already_open' | 'nothing_to_copy' | 'not_json' | 'not_a_form'

/** Begins a version of a service's form: empty, or from one there is. One at a time. */
export function startForm(ctx: Ctx<Staff>, input: StartForm): Promise<Result<{ version: number }, StartFormError>> {
  return ctx.db.transaction(async (tx): Promise<Result<{ version: number }, StartFormError>> => {
    const within = { ...ctx, db: tx }
    const service = await serviceOf(tx, ctx, input.code)
    if (!service) return err('not_found')
    if (!canEditForm(ctx.actor, service)) return err('not_allowed')
    if (await openRow(tx, service.code, true)) return err('already_open')
    const version = await nextFormVersion(within, service.code)
    const first = await firstDraft(within, input)
    if (!first.ok) return first
    const draft: FormDraft = { ...first.value, record: { ...first.value.record, code: service.code, version } }
    const [row] = await tx
      .insert(formVersions)
      .values({
        id: newId(),
        serviceCode: service.code,
        version,
        ...asColumns(draft),
        authorId: ctx.actor.staffId,
        editorIds: [ctx.actor.staffId],
      })
      .onConflictDoNothing()
      .returning({ id: formVersions.id })
    if (!row) return err('already_open')
    await recordAudit(tx, ctx, {
      action: 'forms.start',
      subjectType: 'form_version',
      subjectId: row.id,
      details: { service: service.code, version },
    })
    return ok({ version })
  })
}

async function firstDraft(ctx: Ctx<Staff>, { code, from, json }: StartForm): Promise<Result<FormDraft, StartFormError>> {
  switch (from) {
    case 'empty': {
      const service = await findService(ctx, code)
      return service ? ok(emptyForm(service)) : err('not_found')
    }
    case 'generic': {
      const form = await findForm(ctx, code, GENERIC_VERSION)
      if (!form) return err('nothing_to_copy')
      return ok(withEligibility({ record: pure(form.definition), texts: withoutCommon(form.texts as FormTexts, form.definition) }))
    }
    case 'folder': {
      const folder = Object.hasOwn(FOLDERS, code) ? FOLDERS[code] : undefined
      if (!folder || !isPureData(folder.definition)) return err('nothing_to_copy')
      return ok({ record: pure(folder.definition), texts: structuredClone(folder.texts) as FormTexts })
    }
    case 'published': {
      const last = (await rowsOf(ctx.db, code)).find(({ state }) => state === 'published')
      return last ? ok(asDraft(last)) : err('nothing_to_copy')
    }
    case 'json':
      return readImport(json)
  }
}

const pure = (definition: ServiceDefinition): FormRecord => structuredClone(definition) as FormRecord

/** Throws away what was being written; its row stays as a trace. */
export function discardForm(
  ctx: Ctx<Staff>,
  { code, rowVersion }: { code: string; rowVersion: number },
): Promise<Result<null, 'not_found' | 'not_allowed' | 'stale'>> {
  return ctx.db.transaction(async (tx): Promise<Result<null, 'not_found' | 'not_allowed' | 'stale'>> => {
    const service = await serviceOf(tx, ctx, code)
    const row = service && (await openRow(tx, code, true))
    if (!service || !row || row.state !== 'draft') return err('not_found')
    if (!canEditForm(ctx.actor, service)) return err('not_allowed')
    if (row.rowVersion !== rowVersion) return err('stale')
    await tx
      .update(formVersions)
      .set({ state: 'discarded', rowVersion: row.rowVersion + 1, updatedAt: ctx.now })
      .where(and(eq(formVersions.id, row.id)))
    await recordAudit(tx, ctx, {
      action: 'forms.discard',
      subjectType: 'form_version',
      subjectId: row.id,
      details: { service: code, version: row.version },
    })
    return ok(null)
  })
}
