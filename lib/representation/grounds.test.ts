import { and, eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { birthRecords, legalEntityRepresentatives, people, representations } from '@/db/schema'
import { findActing } from '@/lib/identity/acting'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { expect, test } from '@/lib/platform/testing'
import { getRepresentations, switchTo } from '.'

const NOT_PARENT = { ok: false, error: 'not_parent' }
const SILENT = { ok: false, error: 'register_silent' }

describe('a parent', () => {
  test('acts for a child the register names; a child the portal never met gets a row of what the registers say', async ({
    db,
    given,
    as,
    now,
    published,
  }) => {
    const rauf = await given.resident({ givenName: 'Rauf', surname: 'Məmmədov', sex: 'male' })
    const child = await given.registeredChild(rauf, { pin: 'Z123456', name: 'Məmmədova Aylin Rauf qızı', birthDate: '2026-11-11' })
    expect((await getRepresentations(as(rauf))).children).toEqual([
      expect.objectContaining({ pin: child.pin, fromRegister: true, comesOfAgeAt: atBaku('2044-11-11') }),
    ])
    const switched = await switchTo(as(rauf), { child: child.pin })
    if (!switched.ok) throw new Error(switched.error)
    const [known] = await db.select().from(people).where(eq(people.pin, child.pin))
    // The register of population does not know a child of a few days yet; the record of birth does.
    expect(known).toMatchObject({ givenName: 'Aylin', surname: 'Məmmədova', patronymic: 'Rauf', sex: 'female' })
    expect(await findActing(db, switched.value.id, rauf.id, now)).toMatchObject({
      personId: known?.id,
      deputy: { kind: 'parent', services: null, ownerConfirms: false },
    })
    expect(await published()).toMatchObject([{ type: 'identity.representation_accepted', personId: known?.id }])
    expect(await switchTo(as(rauf), { child: child.pin })).toEqual(switched)
    expect(await db.$count(representations, eq(representations.deputyPersonId, rauf.id))).toBe(1)
    expect(await published()).toHaveLength(1)
  })

  test('does not act for other people’s children, nor for grown-up ones', async ({ given, as }) => {
    const [rauf, other] = [await given.resident({ sex: 'male' }), await given.resident({ sex: 'male' })]
    const child = await given.registeredChild(other)
    const grown = await given.registeredChild(rauf, { birthDate: '2008-11-23', recordedOn: '2008-11-25' })
    const last = await given.registeredChild(rauf, { birthDate: '2008-11-24', recordedOn: '2008-11-25' })
    expect(await switchTo(as(rauf), { child: child.pin })).toEqual(NOT_PARENT)
    expect(await switchTo(as(rauf), { child: grown.pin })).toEqual({ ok: false, error: 'came_of_age' })
    expect(await switchTo(as(rauf), { child: last.pin })).toMatchObject({ ok: true })
    expect((await getRepresentations(as(rauf))).children.map(({ pin }) => pin)).toEqual([last.pin])
  })

  test('while the register is silent its word of the last 24 hours counts, an older one does not', async ({
    db,
    given,
    as,
    now,
  }) => {
    const rauf = await given.resident({ sex: 'male' })
    const child = await given.registeredChild(rauf)
    await given.fault('civil_status', 'down', { pin: rauf.pin })
    expect(await switchTo(as(rauf), { child: child.pin })).toEqual(SILENT)
    await given.fault('civil_status', 'ok', { pin: rauf.pin })
    const first = await switchTo(as(rauf), { child: child.pin })
    if (!first.ok) throw new Error(first.error)
    await given.fault('civil_status', 'down', { pin: rauf.pin })

    const later = (minutes: number) => ({ now: minutesAfter(now, minutes) })
    expect(await switchTo(as(rauf, later(24 * 60 - 1)), { child: child.pin })).toEqual(first)
    const page = await getRepresentations(as(rauf, later(24 * 60 - 1)))
    expect(page.children).toMatchObject([{ pin: child.pin, fromRegister: false }])
    expect(page.silent).toMatchObject([{ register: 'civil_status' }])
    expect(await switchTo(as(rauf, later(24 * 60)), { child: child.pin })).toEqual(SILENT)
    expect((await getRepresentations(as(rauf, later(24 * 60)))).children).toEqual([])
    // Nor does a session that began under the older word go on.
    expect(await findActing(db, first.value.id, rauf.id, minutesAfter(now, 24 * 60 - 1))).not.toBeNull()
    expect(await findActing(db, first.value.id, rauf.id, minutesAfter(now, 24 * 60))).toBeNull()
  })

  test('acts no longer once the register names somebody else, and both are told', async ({ db, given, as, published }) => {
    const rauf = await given.resident({ sex: 'male' })
    const child = await given.registeredChild(rauf)
    await switchTo(as(rauf), { child: child.pin })
    await db.update(birthRecords).set({ fatherPin: '1AAAAA1' }).where(eq(birthRecords.pin, child.pin))
    expect(await switchTo(as(rauf), { child: child.pin })).toEqual(NOT_PARENT)
    const [row] = await db.select().from(representations).where(eq(representations.deputyPersonId, rauf.id))
    expect(row).toMatchObject({ status: 'ended', endReason: 'register' })
    expect((await published()).at(-1)).toMatchObject({ type: 'identity.representation_ended', deputyPersonId: rauf.id })
    expect(await switchTo(as(rauf), { id: row?.id ?? '' })).toEqual(NOT_PARENT)
  })
})

describe('a representative of a company', () => {
  test('acts for the companies the register names, as long as it does', async ({ db, given, as, now }) => {
    const nigar = await given.resident({ givenName: 'Nigar' })
    const [one, two] = [await given.company(nigar, { name: '“Bir” MMC' }), await given.company(nigar, { name: '“İki” MMC' })]
    const foreign = await given.company(null)
    expect((await getRepresentations(as(nigar))).companies.map(({ name }) => name)).toEqual(['“Bir” MMC', '“İki” MMC'])
    expect(await switchTo(as(nigar), { company: foreign.tin })).toEqual({ ok: false, error: 'not_representative' })
    const switched = await switchTo(as(nigar), { company: one.tin })
    if (!switched.ok) throw new Error(switched.error)
    expect(await findActing(db, switched.value.id, nigar.id, now)).toMatchObject({
      personId: nigar.id,
      name: '“Bir” MMC',
      deputy: { kind: 'company', personId: nigar.id, services: null, company: { tin: one.tin, name: '“Bir” MMC' } },
    })
    expect(await switchTo(as(nigar), { company: two.tin })).toMatchObject({ ok: true })

    await db
      .update(legalEntityRepresentatives)
      .set({ until: '2026-11-22' })
      .where(and(eq(legalEntityRepresentatives.pin, nigar.pin), eq(legalEntityRepresentatives.tin, one.tin)))
    expect(await switchTo(as(nigar), { id: switched.value.id })).toEqual({ ok: false, error: 'not_representative' })
    expect(await findActing(db, switched.value.id, nigar.id, now)).toBeNull()
  })

  test('a company that is liquidated has nobody; a silent register is told of by name', async ({ given, as }) => {
    const nigar = await given.resident()
    const gone = await given.company(nigar, { status: 'liquidated' })
    expect(await switchTo(as(nigar), { company: gone.tin })).toEqual({ ok: false, error: 'not_representative' })
    await given.fault('legal_entities', 'down', { pin: nigar.pin })
    expect(await switchTo(as(nigar), { company: gone.tin })).toEqual(SILENT)
    expect((await getRepresentations(as(nigar))).silent).toMatchObject([{ register: 'legal_entities', agencyCode: 'dvx' }])
  })
})
