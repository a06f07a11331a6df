import type { OfficerCase } from '@/lib/applications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FormAttempt, recallAttempt } from '@/lib/platform/forms'

/** The forms of the page; what was typed in one comes back after a refusal. */
export const FORM_NAMES = [
  'take',
  'release',
  'recall',
  'reassign',
  'ask',
  'approve',
  'reject',
  'propose',
  'confirm',
  'return',
  'settle',
  'receipt',
  'message',
  'note',
  'opinion',
  'cancelOpinion',
] as const
export type FormName = (typeof FORM_NAMES)[number]
export type Attempts = Partial<Record<FormName, FormAttempt | null>>

export async function recallForms(ctx: Ctx<Staff>, attempt: string | string[] | undefined): Promise<Attempts> {
  if (!attempt) return {}
  const all = await Promise.all(
    FORM_NAMES.map(async (name) => [name, await recallAttempt(ctx, attempt, `applications.${name}`)] as const),
  )
  return Object.fromEntries(all)
}

/** Values of the case, with the version each form was drawn with, so that a changed case is noticed. */
export const caseFields = (found: Pick<OfficerCase, 'id' | 'version'>): Record<string, string> => ({
  id: found.id,
  version: String(found.version),
})
