import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { z } from 'zod'
import { formAttempts } from '@/db/schema'
import type { Ctx } from '../context'
import { isId, newKey } from '../ids'
import { type FieldError, type FormAttempt, type FormValues, formErrors, formValues } from './model'

export * from './model'

/** What was typed stays this long across the redirect. */
const KEEP_MINUTES = 30

/** Reads a form by its schema: the checked input, or what was typed together with a code per field. */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
): { ok: true; value: z.output<S> } | { ok: false; values: FormValues; errors: FieldError[] } {
  const values = formValues(form)
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, values, errors: formErrors(parsed.error) }
}

const sessionOf = (ctx: Ctx): string | null => ('sessionId' in ctx.actor ? ctx.actor.sessionId : null)

/** Keeps a refused form for the page it returns to. Secrets must be left out by the caller; fields named like a password are dropped here too. */
export async function rememberAttempt(
  ctx: Ctx,
  attempt: { form: string; values: FormValues; errors: FieldError[] },
): Promise<string> {
  const id = newKey()
  const values = Object.fromEntries(Object.entries(attempt.values).filter(([name]) => !/password|secret|token/i.test(name)))
  await ctx.db.insert(formAttempts).values({
    id,
    sessionId: sessionOf(ctx),
    form: attempt.form,
    values,
    errors: attempt.errors,
    expiresAt: new Date(ctx.now.getTime() + KEEP_MINUTES * 60_000),
  })
  return id
}

/** The refused form with that id, for the session that sent it; null when there is none. */
export async function recallAttempt(ctx: Ctx, id: string | string[] | undefined, form: string): Promise<FormAttempt | null> {
  const key = Array.isArray(id) ? id[0] : id
  if (!isId(key)) return null
  const session = sessionOf(ctx)
  const [row] = await ctx.db
    .select({ values: formAttempts.values, errors: formAttempts.errors })
    .from(formAttempts)
    .where(
      and(
        eq(formAttempts.id, key),
        eq(formAttempts.form, form),
        gt(formAttempts.expiresAt, ctx.now),
        session ? or(eq(formAttempts.sessionId, session), isNull(formAttempts.sessionId)) : isNull(formAttempts.sessionId),
      ),
    )
  return row ?? null
}

/** Job: forgets what was typed once its time is over. */
export async function forgetOldAttempts(ctx: Ctx): Promise<void> {
  await ctx.db.delete(formAttempts).where(lt(formAttempts.expiresAt, ctx.now))
}

/** `path?attempt=…`, keeping the other search parameters. */
export function withAttempt(path: string, attemptId: string): string {
  const url = new URL(path, 'http://local')
  url.searchParams.delete('done')
  url.searchParams.set('attempt', attemptId)
  return `${url.pathname}${url.search}`
}
