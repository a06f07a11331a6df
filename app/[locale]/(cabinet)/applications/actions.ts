'use server'
import { notFound, redirect } from 'next/navigation'
import {
  AnswerRequest,
  afterStep,
  answerRequest,
  Case,
  levelNeeded,
  openDraft,
  type RowChange,
  StepForm,
  SubmitForm,
  saveStep,
  submitApplication,
  withdrawApplication,
} from '@/lib/applications'
import { isLocale } from '@/lib/i18n'
import { requireCtx, requireLevel } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

/** Saves a step, right or wrong, and goes where the pressed button says. */
export async function saveStepAction(form: FormData): Promise<void> {
  const values = formValues(form)
  const ctx = await requireCtx('applicant', { form, keep: `applications.step.${values.id}.${values.step}` })
  const input = StepForm.safeParse(values)
  if (!input.success) notFound()
  const { id, step, version, asked, go } = input.data
  const base = `/${ctx.locale}/applications/${id}`
  const row = rowChange(go)
  const saved = await saveStep(ctx, { id, step, version, asked, values, row })
  if (!saved.ok) {
    // A right taken back meanwhile: the page says so.
    if (saved.error === 'not_draft' || saved.error === 'representation_ended') redirect(base)
    if (saved.error !== 'stale') notFound()
    redirect(
      withAttempt(
        `${base}/edit/${step}`,
        await rememberAttempt(ctx, { form: `applications.step.${id}.${step}`, values, errors: [] }),
      ),
    )
  }
  if (row) {
    // The version makes it another address each time: scripts take one that differs only behind # for the page they have.
    const place = row.remove === null ? row.group : `${row.group}.${Math.max(0, row.remove - 1)}`
    redirect(`${base}/edit/${step}?saved=${saved.value.version}#${place}`)
  }
  if (go === 'stay') redirect(`${base}/edit/${step}`)
  if (go === 'exit') redirect(`/${ctx.locale}/applications?view=drafts&done=saved`)
  if (go.startsWith('in-')) {
    const other = go.slice(3)
    redirect(`/${isLocale(other) ? other : ctx.locale}/applications/${id}/edit/${step}`)
  }
  const draft = await openDraft(ctx, id)
  if (draft === null || draft === 'sent') redirect(base)
  if (go === 'back') {
    const at = draft.reading.steps.findIndex((one) => one.step.code === step)
    redirect(`${base}/edit/${draft.reading.steps[Math.max(0, at - 1)]?.step.code ?? step}`)
  }
  const next = afterStep(draft.reading, step, asked)
  if (next.kind === 'next') redirect(next.step ? `${base}/edit/${next.step}` : `${base}/review`)
  redirect(`${base}/edit/${step}?${next.kind}=1`)
}

/** `add-cars`, `remove-cars-1`: the buttons of a group. */
function rowChange(go: string): RowChange | undefined {
  const [, action, group = '', row] = /^(add|remove)-([a-zA-Z0-9]+)(?:-(\d+))?$/.exec(go) ?? []
  if (action === 'add') return { group, remove: null }
  return action === 'remove' && row !== undefined ? { group, remove: Number(row) } : undefined
}

export async function submitAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'applications.submit' })
  const values = formValues(form)
  const input = SubmitForm.safeParse(values)
  if (!input.success) notFound()
  const base = `/${ctx.locale}/applications/${input.data.id}`
  const sent = await submitApplication(ctx, input.data)
  if (sent.ok) redirect(sent.value.reference ? `${base}?done=submitted` : `${base}/review?done=asked`)
  if (sent.error === 'not_found') notFound()
  if (sent.error === 'not_draft' || sent.error === 'representation_ended') redirect(base)
  const stronger = sent.error === 'level_too_low'
  const errors = stronger ? [] : [{ field: 'form', code: sent.error }]
  const review = withAttempt(`${base}/review`, await rememberAttempt(ctx, { form: 'applications.submit', values, errors }))
  // What was ticked is there when the person comes back with the stronger sign-in.
  if (stronger) await requireLevelOf(ctx, input.data.id, review)
  redirect(review)
}

async function requireLevelOf(ctx: Ctx<Applicant>, id: string, next: string): Promise<void> {
  const draft = await openDraft(ctx, id)
  const level = draft && draft !== 'sent' ? levelNeeded(draft.definition) : undefined
  if (level) await requireLevel(ctx, level, next)
}

export async function answerAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'applications.answer' })
  const where = caseOf(form)
  const base = `/${ctx.locale}/applications/${where.id}`
  const input = parseForm(AnswerRequest, form)
  if (!input.ok)
    redirect(
      withAttempt(base, await rememberAttempt(ctx, { form: 'applications.answer', values: input.values, errors: input.errors })),
    )
  const answered = await answerRequest(ctx, input.value)
  if (answered.ok) redirect(`${base}?done=answered`)
  if (answered.error === 'not_found') notFound()
  redirect(
    withAttempt(
      base,
      await rememberAttempt(ctx, {
        form: 'applications.answer',
        values: formValues(form),
        errors: [{ field: 'answer', code: answered.error }],
      }),
    ),
  )
}

export async function withdrawAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const where = caseOf(form)
  const base = `/${ctx.locale}/applications/${where.id}`
  const withdrawn = await withdrawApplication(ctx, where)
  if (withdrawn.ok) redirect(form.get('draft') ? `/${ctx.locale}/applications?done=discarded` : `${base}?done=withdrawn`)
  if (withdrawn.error === 'not_found') notFound()
  redirect(
    withAttempt(
      base,
      await rememberAttempt(ctx, {
        form: 'applications.withdraw',
        values: {},
        errors: [{ field: 'withdraw', code: withdrawn.error }],
      }),
    ),
  )
}

/** The case a form is about; a form without one is not ours. */
function caseOf(form: FormData): Case {
  const input = Case.safeParse(formValues(form))
  if (!input.success) notFound()
  return input.data
}
