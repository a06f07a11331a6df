import { Evaluation, Evaluations, evaluate, evaluateAll } from '@/lib/identity'
import type { Ctx, Partner } from '@/lib/platform/context'

/** One question (AuthZEN 1.0, Access Evaluation API). */
export async function askOne(ctx: Ctx<Partner>, body: unknown) {
  const question = Evaluation.safeParse(body)
  return question.success ? evaluate(ctx, question.data) : question.error
}

/** Several questions at once (Access Evaluations API); without a list it is one question, answered as one. */
export async function askSeveral(ctx: Ctx<Partner>, body: unknown) {
  if (!hasList(body)) return askOne(ctx, body)
  const batch = Evaluations.safeParse(body)
  return batch.success ? evaluateAll(ctx, batch.data) : batch.error
}

const hasList = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'evaluations' in body &&
  !(Array.isArray(body.evaluations) && body.evaluations.length === 0)
