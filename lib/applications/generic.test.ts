import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { services } from '@/db/schema'
import { findService, listCentresFor } from '@/lib/catalogue'
import { LOCALES } from '@/lib/i18n/locales'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { checkDefinition } from './check-definition'
import { fieldsOf } from './definition'
import { answerSections } from './display'
import { findForm, formSource, getSentForm } from './find-form'
import { genericForm } from './generic'
import { readAnswers } from './read-answers'
import { aWorld } from './testing'
import { serviceText } from './texts'
import { keptWorld } from './world'

const onlineCodes = async (db: Db) =>
  (await db.select({ code: services.code }).from(services).where(eq(services.online, true))).map(({ code }) => code)

async function formOf(ctx: Ctx, code: string) {
  const service = await findService(ctx, code)
  if (!service) throw new Error(`Cannot test: expected the service '${code}'`)
  const centres = (await listCentresFor(ctx, code)).some(({ kind }) => kind === 'asan')
  return { service, form: genericForm(service, { centres }) }
}

test('the generic form is sound for every online service, in three languages', async ({ db, given, as }) => {
  const ctx = as(await given.person())
  const codes = await onlineCodes(db)
  expect(codes.length).toBeGreaterThan(250)
  for (const code of codes) {
    const { service, form } = await formOf(ctx, code)
    const { definition, texts } = form
    expect({ code, problems: checkDefinition(definition, texts) }).toEqual({ code, problems: [] })

    const company = definition.applicants === 'companies' ? { tin: '1234567891', name: '“Nümunə” MMC' } : null
    const files = Object.fromEntries(fieldsOf(definition).flatMap(({ name, kind }) => (kind === 'file' ? [[name, 1]] : [])))
    const answers = { subject: 'Şirin su quyusu üçün icazə istəyirəm', speed: 'standard', phone: '0501234567', email: '' }
    const complete = aWorld({ company, files })
    const reading = readAnswers(definition, answers, complete)
    expect({ code, errors: reading.steps.flatMap(({ errors }) => errors) }).toEqual({ code, errors: [] })
    expect(reading.complete).toBe(true)

    const demanded = service.documents.filter(
      ({ fromState, conditional, code: one }) =>
        !fromState && !conditional && !['application', 'claim', 'duty_receipt'].includes(one),
    )
    const bare = readAnswers(definition, answers, aWorld({ company }))
    expect(bare.steps.flatMap(({ errors }) => errors).map((error) => error.code)).toEqual(demanded.map(() => 'file_needed'))

    for (const locale of LOCALES) {
      const text = serviceText(locale, texts)
      expect(answerSections(reading, complete, locale, text).length).toBe(reading.steps.length)
      expect(text('lead')).toBeTruthy()
      expect(text('prepare')).toBeTruthy()
    }
  }
})

test('a service of the registry that is not online has no form; one that is has the generic one until somebody draws its own', async ({
  db,
  given,
  as,
}) => {
  const ctx = as(await given.person())
  const own = await findForm(ctx, 'din-id-card-renew')
  expect(own?.source).toBe('folder')
  const [code] = (await onlineCodes(db)).slice(0, 1)
  await db.update(services).set({ online: false }).where(eq(services.code, 'din-id-card-first'))
  expect(await formSource(ctx, 'din-id-card-first')).toBeNull()
  expect(await findForm(ctx, 'din-id-card-first')).toBeNull()
  await db.update(services).set({ online: true }).where(eq(services.code, 'din-id-card-first'))
  expect(await formSource(ctx, 'din-id-card-first')).toBe('generic')
  expect(await findForm(ctx, 'din-id-card-first')).toMatchObject({ source: 'generic', definition: { version: 0 } })
  expect(code && (await formSource(ctx, code))).toBeTruthy()
})

test('an application keeps the form drawn up from the record it was sent under', async ({ db, given, as }) => {
  const ctx = as(await given.person())
  const { service, form } = await formOf(ctx, 'din-id-card-renew')
  const sent = { serviceCode: service.code, definitionVersion: 0, registryVersion: service.version }
  const changed = {
    version: service.version + 1,
    expedited: [],
    documents: [{ type: 'photo', conditional: false, onceOnly: false }],
  }
  await db.update(services).set(changed).where(eq(services.code, service.code))
  const now = (await formOf(ctx, service.code)).form
  expect(fieldsOf(now.definition)).not.toEqual(fieldsOf(form.definition))
  expect((await getSentForm(ctx, sent)).definition).toEqual(form.definition)
  const row = { id: newId(), companyTin: null, companyName: null }
  const speeds = async (registryVersion: number) => {
    const world = await keptWorld(ctx, form.definition, { ...service, expedited: [] }, {}, '2026-11-23', {
      ...row,
      registryVersion,
    })
    return world.lists.speeds?.length
  }
  expect(await speeds(service.version)).toBe(1 + service.expedited.length)
  // Of a version that was not kept today's record has to do.
  expect((await getSentForm(ctx, { ...sent, registryVersion: 99 })).definition).toEqual(now.definition)
  expect((await getSentForm(ctx, { ...sent, registryVersion: null })).definition).toEqual(now.definition)
})

test('signs of the registry’s words do not break the words of the form', async ({ given, as }) => {
  const ctx = as(await given.person())
  const { service } = await formOf(ctx, 'din-id-card-renew')
  const form = genericForm({ ...service, summary: { az: "Ata'nın {adı} <b>2</b>", en: 'x', ru: 'х' } })
  expect(serviceText('az', form.texts)('lead')).toBe("Ata'nın {adı} <b>2</b>")
})
