'use server'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import {
  AddNote,
  addNote,
  Approve,
  AskOpinion,
  approveApplication,
  askOpinion,
  CancelOpinion,
  Case,
  cancelOpinion,
  confirmProposal,
  dismissObjection,
  nextOfMine,
  Propose,
  proposeDecision,
  Reassign,
  RejectWithFindings,
  RequestInformation,
  ReturnProposal,
  reassignApplication,
  recallRequest,
  rejectApplication,
  releaseApplication,
  requestInformation,
  returnProposal,
  SendMessage,
  SettleObjection,
  sendMessage,
  takeApplication,
  upholdObjection,
} from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import { RecordReceipt, recordReceipt } from '@/lib/payments'
import type { Ctx, Staff } from '@/lib/platform/context'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { Id } from '@/lib/platform/forms/model'
import type { Result } from '@/lib/platform/result'

/** Field of each form where a refusal is shown, and the section of the page the form stands in. */
const FORMS = {
  take: ['take', 'case'],
  release: ['release', 'case'],
  reassign: ['toStaffId', 'case'],
  ask: ['question', 'case'],
  recall: ['recall', 'case'],
  approve: ['explanation', 'case'],
  reject: ['refusal', 'case'],
  propose: ['proposal', 'case'],
  confirm: ['confirm', 'case'],
  return: ['reason', 'case'],
  settle: ['explanation', 'case'],
  receipt: ['receiptNumber', 'case'],
  message: ['body', 'messages'],
  note: ['note', 'notes'],
  opinion: ['opinionQuestion', 'opinions'],
  cancelOpinion: ['opinionQuestion', 'opinions'],
} as const
type Name = keyof typeof FORMS

const About = z.object({ id: Id })

/** Every act of an officer: read the form, do it, come back to the case with what happened or with what was typed. */
async function act<S extends z.ZodType>(
  name: Name,
  schema: S,
  form: FormData,
  perform: (ctx: Ctx<Staff>, input: z.output<S>) => Promise<Result<unknown>>,
  done: string,
): Promise<never> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  const about = About.safeParse({ id: values.id ?? values.applicationId })
  if (!about.success) notFound()
  const [field, tab] = FORMS[name]
  const here = `/${ctx.locale}/admin/applications/${about.data.id}`
  const back = tab === 'case' ? here : `${here}?tab=${tab}`
  const refuse = async (errors: { field: string; code: string }[]) =>
    redirect(withAttempt(back, await rememberAttempt(ctx, { form: `applications.${name}`, values, errors })))
  const input = parseForm(schema, form)
  if (!input.ok) return refuse(input.errors)
  const result = await perform(ctx, input.value)
  if (!result.ok) {
    if (result.error === 'not_found') notFound()
    return refuse([{ field, code: result.error }])
  }
  if (values.then === 'next') await goToNext(ctx, about.data.id, here, done)
  redirect(`${back}${back.includes('?') ? '&' : '?'}done=${done}`)
}

/** After a decision, straight to the officer's next case where they asked for it. */
async function goToNext(ctx: Ctx<Staff>, id: string, here: string, done: string): Promise<never> {
  const next = await nextOfMine(ctx, id)
  redirect(next ? `/${ctx.locale}/admin/applications/${next}?after=${id}` : `${here}?done=${done}&last=1`)
}

export const take = async (form: FormData): Promise<void> => act('take', Case, form, takeApplication, 'taken')
export const release = async (form: FormData): Promise<void> => act('release', Case, form, releaseApplication, 'released')
export const reassign = async (form: FormData): Promise<void> => act('reassign', Reassign, form, reassignApplication, 'reassigned')
export const ask = async (form: FormData): Promise<void> => act('ask', RequestInformation, form, requestInformation, 'asked')
export const recall = async (form: FormData): Promise<void> => act('recall', Case, form, recallRequest, 'recalled')
export const approve = async (form: FormData): Promise<void> => act('approve', Approve, form, approveApplication, 'approved')
export const reject = async (form: FormData): Promise<void> =>
  act('reject', RejectWithFindings, form, rejectApplication, 'rejected')
export const propose = async (form: FormData): Promise<void> => act('propose', Propose, form, proposeDecision, 'proposed')
export const confirm = async (form: FormData): Promise<void> => act('confirm', Case, form, confirmProposal, 'confirmed')
export const sendBack = async (form: FormData): Promise<void> => act('return', ReturnProposal, form, returnProposal, 'returned')
export const uphold = async (form: FormData): Promise<void> => act('settle', SettleObjection, form, upholdObjection, 'upheld')
export const dismiss = async (form: FormData): Promise<void> => act('settle', SettleObjection, form, dismissObjection, 'dismissed')
export const record = async (form: FormData): Promise<void> => act('receipt', RecordReceipt, form, recordReceipt, 'receipt')
export const message = async (form: FormData): Promise<void> => act('message', SendMessage, form, sendMessage, 'message')
export const note = async (form: FormData): Promise<void> => act('note', AddNote, form, addNote, 'note')
export const opinion = async (form: FormData): Promise<void> => act('opinion', AskOpinion, form, askOpinion, 'opinion_asked')
export const takeBack = async (form: FormData): Promise<void> =>
  act('cancelOpinion', CancelOpinion, form, cancelOpinion, 'opinion_cancelled')
