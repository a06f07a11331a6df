'use server'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import {
  addPhrase,
  addSynonym,
  dismissMiss,
  NewPhrase,
  NewSynonym,
  removePhrase,
  removeSynonym,
  SomeMiss,
  SomePhrase,
  SomeSynonym,
  type WordError,
} from '@/lib/catalogue'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import type { Result } from '@/lib/platform/result'

type UseCase<S extends z.ZodType> = (ctx: Ctx<Staff>, input: z.output<S>) => Promise<Result<void, WordError>>

/** Where a refusal is shown: the field it is about. */
function fieldOf(error: Exclude<WordError, 'not_allowed'>, view: string): string {
  if (error === 'service_not_found') return 'serviceCode'
  if (error === 'same_words') return 'means'
  return view === 'synonyms' ? 'word' : 'phrase'
}

async function act<S extends z.ZodType>(form: FormData, view: string, done: string, schema: S, run: UseCase<S>): Promise<void> {
  const ctx = await requireCtx('staff')
  const page = `/${ctx.locale}/admin/search?view=${view}`
  const input = parseForm(schema, form)
  const remember = (values: FormValues, errors: FieldError[]) => rememberAttempt(ctx, { form: `search.${view}`, values, errors })
  if (!input.ok) redirect(withAttempt(page, await remember(input.values, input.errors)))
  const result = await run(ctx, input.value)
  if (result.ok) redirect(`${page}&done=${done}`)
  if (result.error === 'not_allowed') notFound()
  redirect(withAttempt(page, await remember(formValues(form), [{ field: fieldOf(result.error, view), code: result.error }])))
}

export async function addSynonymAction(form: FormData): Promise<void> {
  await act(form, 'synonyms', 'added', NewSynonym, addSynonym)
}

export async function removeSynonymAction(form: FormData): Promise<void> {
  await act(form, 'synonyms', 'removed', SomeSynonym, removeSynonym)
}

export async function addPhraseAction(form: FormData): Promise<void> {
  await act(form, 'phrases', 'added', NewPhrase, addPhrase)
}

export async function removePhraseAction(form: FormData): Promise<void> {
  await act(form, 'phrases', 'removed', SomePhrase, removePhrase)
}

export async function dismissMissAction(form: FormData): Promise<void> {
  await act(form, 'misses', 'dismissed', SomeMiss, dismissMiss)
}
