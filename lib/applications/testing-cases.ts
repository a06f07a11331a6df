import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applications } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { startApplication } from './start-application'
import { submitApplication } from './submit-application'
import { getForm } from './find-form'
import { intoRegisters } from './testing'

type Person = Parameters<typeof intoRegisters>[1]
type Options = {
  code: string
  answers: RawAnswers
  children?: { pin: string }[] /** Is in the registers already. */
  known?: boolean
}

/** An application a person has just sent, made the way a person makes it. */
export async function aSentApplication(
  db: Db,
  ctx: Ctx<Applicant>,
  person: Person,
  { code, answers, children = [], known = false }: Options,
) {
  if (!known) await intoRegisters(db, person, { children })
  const started = await startApplication(ctx, { code })
  if (!started.ok) throw new Error(`Cannot prepare a test: starting '${code}' gave ${started.error}`)
  const { id } = started.value
  await db.update(applications).set({ answers }).where(eq(applications.id, id))
  const [row] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id))
  const { definition } = await getForm(ctx, code)
  const sent = await submitApplication(ctx, { id, version: row?.version ?? 1, declarations: definition.declarations })
  if (!sent.ok) throw new Error(`Cannot prepare a test: sending '${code}' gave ${sent.error}`)
  if (!sent.value.reference) throw new Error(`Cannot prepare a test: sending '${code}' waits for somebody's yes`)
  return { id, reference: sent.value.reference, version: (row?.version ?? 1) + 1 }
}
