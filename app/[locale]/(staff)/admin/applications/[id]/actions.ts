'use server'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import {
  Approve,
  approveApplication,
  Case,
  Reassign,
  Reject,
  RequestInformation,
  reassignApplication,
  recallRequest,
  rejectApplication,
  releaseApplication,
  requestInformation,
  takeApplication,
} from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import type { Result } from '@/lib/platform/result'

/** Field of each form where a refusal is shown. */
const FIELD = {
  take: 'take',
  release: 'release',
  reassign: 'toStaffId',
  ask: 'question',
  recall: 'recall',
  approve: 'explanation',
  reject: 'refusal',
} as const
type Name = keyof typeof FIELD

/** Every act of an officer: read the form, do it, come back to the case with what happened or with what was typed. */
async function act<S extends z.ZodType<Case>>(
  name: Name,
  schema: S,
  form: FormData,
  perform: (ctx: Ctx<Staff>, input: z.output<S>) => Promise<Result<unknown>>,
  done: string,
): Promise<never> {
  const ctx = await requireCtx('staff')
  const about = Case.safeParse(formValues(form))
  if (!about.success) notFound()
  const back = `/${ctx.locale}/admin/applications/${about.data.id}`
  const input = parseForm(schema, form)
  if (!input.ok)
    redirect(
      withAttempt(back, await rememberAttempt(ctx, { form: `applications.${name}`, values: input.values, errors: input.errors })),
    )
  const result = await perform(ctx, input.value)
  if (result.ok) redirect(`${back}?done=${done}`)
  if (result.error === 'not_found') notFound()
  redirect(
    withAttempt(
      back,
      await rememberAttempt(ctx, {
        form: `applications.${name}`,
        values: formValues(form),
        errors: [{ field: FIELD[name], code: result.error }],
      }),
    ),
  )
}

export const take = async (form: FormData): Promise<void> => act('take', Case, form, takeApplication, 'taken')
export const release = async (form: FormData): Promise<void> => act('release', Case, form, releaseApplication, 'released')
export const reassign = async (form: FormData): Promise<void> => act('reassign', Reassign, form, reassignApplication, 'reassigned')
export const ask = async (form: FormData): Promise<void> => act('ask', RequestInformation, form, requestInformation, 'asked')
export const recall = async (form: FormData): Promise<void> => act('recall', Case, form, recallRequest, 'recalled')
export const approve = async (form: FormData): Promise<void> => act('approve', Approve, form, approveApplication, 'approved')
export const reject = async (form: FormData): Promise<void> => act('reject', Reject, form, rejectApplication, 'rejected')
