import { LOCALES } from '@/lib/i18n/locales'
import { getTranslator } from '@/lib/i18n'
import type { Applicant, Ctx, Partner, Staff } from '@/lib/platform/context'
import { within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { findActiveClient } from '../../clients/active-client'
import type { RegisteredClient } from '../../clients/model'
import { decide } from '../decide'
import { findResource } from './find-resource'
import { findSubject } from './find-subject'
import { type Answer, Evaluation, type Evaluations, findQuestion, type Reason, type Semantic } from './model'
import { noteChecks } from './note-checks'

/** What is asked about whom in one request, and the subjects found in it: a batch usually asks about one person. */
type Session = {
  ctx: Ctx<Partner>
  client: RegisteredClient
  subjects: Map<string, Promise<Applicant | Staff | null>>
  checked: Map<string, Set<string>>
}

/** One question. Everything that is not surely a yes is a no. */
export const evaluate = (ctx: Ctx<Partner>, question: Evaluation): Promise<Result<Answer, 'client_not_found'>> =>
  asking(ctx, (session) => answer(session, question, 0))

/** A batch, in the order asked; the semantic says whether it ends early. A question that makes no sense is a no, not an error of all. */
export const evaluateAll = (
  ctx: Ctx<Partner>,
  batch: Evaluations,
): Promise<Result<{ evaluations: Answer[] }, 'client_not_found'>> =>
  asking(ctx, async (session) => {
    const { evaluations, options, ...defaults } = batch
    const semantic = options?.evaluations_semantic ?? 'execute_all'
    const answers: Answer[] = []
    for (const [n, own] of evaluations.entries()) {
      const question = Evaluation.safeParse({ ...defaults, ...own })
      const next = question.success ? await answer(session, question.data, n) : no('malformed', n)
      answers.push(next)
      if (endsAt(semantic, next)) break
    }
    return { evaluations: answers }
  })

const endsAt = (semantic: Semantic, { decision }: Answer): boolean =>
  (semantic === 'deny_on_first_deny' && !decision) || (semantic === 'permit_on_first_permit' && decision)

/** Reads and decides in one transaction with the lines that the people asked about will see. */
function asking<T>(ctx: Ctx<Partner>, work: (session: Session) => Promise<T>): Promise<Result<T, 'client_not_found'>> {
  return ctx.db.transaction(async (tx) => {
    const client = await findActiveClient(tx, ctx.actor.partnerCode)
    if (!client) return err('client_not_found')
    const session: Session = { ctx: within(ctx, tx), client, subjects: new Map(), checked: new Map() }
    const value = await work(session)
    await noteChecks(session.ctx, client, session.checked)
    return ok(value)
  })
}

async function answer(session: Session, asked: Evaluation, n: number): Promise<Answer> {
  const { ctx, client } = session
  const question = findQuestion(asked)
  if (typeof question === 'string') return no(question, n)
  const actor = await subjectOnce(session, asked.subject)
  if (!actor) return no('unknown_subject', n)
  if (question.stateOnly && client.kind !== 'state') return no('not_permitted', n)

  const resource = await findResource(ctx, client, question.on, asked.resource, actor.personId)
  for (const personId of [actor.personId, resource?.personId])
    if (personId) session.checked.set(personId, (session.checked.get(personId) ?? new Set()).add(`access.${asked.resource.type}`))
  // Services are public, so an unknown one may be named as such; of anything else nobody learns whether it exists.
  if (!resource) return no(question.on === 'service' ? 'unknown_resource' : 'not_permitted', n)
  const { allowed, reason } = decide(actor, question.asks, resource)
  return allowed ? { decision: true } : no(reason === 'level_too_low' ? 'step_up_needed' : 'not_permitted', n)
}

function subjectOnce({ ctx, client, subjects }: Session, asked: Evaluation['subject']): Promise<Applicant | Staff | null> {
  const key = JSON.stringify([asked.type, asked.id])
  const known = subjects.get(key) ?? findSubject(ctx, client, asked)
  subjects.set(key, known)
  return known
}

/** `id` names the reason within one response, as the specification wants. */
const no = (reason: Reason, n: number): Answer => ({
  decision: false,
  context: {
    id: String(n),
    reason,
    reason_admin: { en: reason },
    reason_user: Object.fromEntries(LOCALES.map((locale) => [locale, getTranslator(locale, 'staff')(`access.${reason}`)])),
  },
})
