import { eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { findActing } from '@/lib/identity/acting'
import { expect, test } from '@/lib/platform/testing'
import { startApplication, submitApplication } from '.'
import { answersFor, intoRegisters } from './testing'

const CODE = 'dvx-company-extract'

test('what a service asks more than a password for is sent only under a stronger sign-in', async ({ db, given, as, now }) => {
  const nigar = await given.person()
  await intoRegisters(db, nigar)
  const right = await given.representation({ kind: 'company', deputyPersonId: nigar.id })
  const held = await findActing(db, right.id, nigar.id, now)
  if (!held) throw new Error('Cannot test: expected a right that holds')
  const at = (level: 'low' | 'substantial') => ({ ...as(nigar), actor: { ...as(nigar).actor, level, deputy: held.deputy } })

  const started = await startApplication(at('low'), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, id))
  const send = (level: 'low' | 'substantial') => submitApplication(at(level), { id, version: 1, declarations: ['truth'] })

  expect(await send('low')).toEqual({ ok: false, error: 'level_too_low' })
  expect(await db.select({ status: applications.status }).from(applications).where(eq(applications.id, id))).toEqual([
    { status: 'draft' },
  ])
  expect(await send('substantial')).toMatchObject({ ok: true })
})
