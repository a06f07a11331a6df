import type { Context, Next } from 'koa'
import type Provider from 'oidc-provider'
import { confirmSignIn, findPerson } from '@/lib/identity'
import { formatPersonName, isLocale, type Locale } from '@/lib/i18n'
import { type FieldError, type FormValues, recallAttempt, rememberAttempt } from '@/lib/platform/forms'
import { findAskingClient } from '../asking-client'
import { METHOD_COOKIE, rememberDevice } from '../device-cookie'
import { problemIn, typedValues, wordsOf } from '../forms'
import { allow, anonymousCtx, readForm, RequestRefused, showTrouble } from '../http'
import { goOn, ownInteraction, redirectOrigins } from '../interaction'
import { LANGUAGE_COOKIE, localeOf } from '../locale'
import { portalAddress, send } from '../page'
import { MethodPage } from '../pages/method'
import type { Parts } from '../parts'
import { demandOf, rankOf } from './demand'
import { addressOf } from './form'
import type { Answer, SignInMethod, Step } from './method'

const ROUTE = /^\/sign-in\/([A-Za-z0-9_-]{10,64})(?:\/([a-z][a-z0-9-]{0,30}))?((?:\/[a-z0-9-]{1,40}){0,3})\/?$/

/** Underscores of a code are hyphens in its address. */
const segmentOf = ({ code }: Pick<SignInMethod, 'code'>): string => code.replaceAll('_', '-')

/**
 * The pages where a person says who they are, and what they post. Only the browser that started the sign-in may use them.
 *
 * `/sign-in/<uid>` shows the way used last in this browser, else the first that suffices; `/sign-in/<uid>/<method>` a method.
 */
export const signInPages =
  (parts: Parts, methods: readonly SignInMethod[]) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const [, uid, segment, below = ''] = ROUTE.exec(ctx.path) ?? []
    if (!uid) return next()
    const interaction = await ownInteraction(parts.provider, ctx, uid)
    if (!interaction) return showTrouble(ctx, 'otherBrowser', 400)
    if (interaction.prompt.name !== 'login')
      throw new Error(`Cannot draw a page: expected the prompt 'login', got '${interaction.prompt.name}'`)
    if (!['GET', 'HEAD', 'POST'].includes(ctx.method)) throw new RequestRefused(405, 'Only GET and POST.')

    const locale = localeOf(ctx, interaction.params.ui_locales)
    const client = await findAskingClient(parts.db(), parts.settings.portal, interaction.params.client_id)
    if (!client) return showTrouble(ctx, 'badRequest', 400)
    const demand = demandOf(interaction)
    const offered = methods.filter((one) => (one.available?.() ?? true) && rankOf(one.level) >= rankOf(demand.wanted))
    const first = offered.find((one) => one.code === ctx.cookies.get(METHOD_COOKIE, { signed: false })) ?? offered[0]
    const method = segment ? offered.find((one) => segmentOf(one) === segment) : first
    // Also for a form: a way that does not suffice here proves nothing, however it was reached.
    if (segment && !method) return goOn(ctx, `/sign-in/${uid}?lang=${locale}`)

    allow(ctx, parts.settings.portal, { forms: redirectOrigins(interaction) })
    const asked = anonymousCtx(ctx, parts.db(), parts.settings.secure, locale)
    const expected = demand.expectedId ? await findPerson(asked, demand.expectedId) : null
    const base = `/sign-in/${uid}${method ? `/${segmentOf(method)}` : ''}`
    const step: Step = {
      ctx,
      parts,
      uid,
      asked,
      locale,
      base,
      rest: below.slice(1),
      form: ctx.method === 'POST' ? await readForm(ctx, parts.settings.issuer) : null,
      attempt: null,
      problems: [],
      expected: expected && { personId: expected.id, pin: expected.pin, name: formatPersonName(expected) },
      wanted: demand.wanted,
      client,
    }
    if (step.form) return take(step, step.form, method)
    return show(await recalled(step, method), method, offered)
  }

const formName = (uid: string): string => `login.${uid}`

async function recalled(step: Step, method: SignInMethod | undefined): Promise<Step> {
  const id = [step.ctx.query.attempt].flat()[0]
  const attempt = await recallAttempt(step.asked, id, formName(step.uid))
  if (!attempt || !id) return step
  const problems = attempt.errors.map((error) => problemIn(step.locale, error, refusal(step.locale, method, error)))
  return { ...step, attempt: { ...attempt, id }, problems }
}

const refusal = (locale: Locale, method: SignInMethod | undefined, error: FieldError): string =>
  method?.message?.(locale, error.code, error.params) ?? wordsOf(locale, error)

async function show(step: Step, method: SignInMethod | undefined, offered: readonly SignInMethod[]): Promise<void> {
  const { ctx, uid, locale, parts } = step
  const answer: Answer = method ? await method.handle(step) : { kind: 'page', body: null, form: false }
  if (answer.kind !== 'page') return settle(step, method, answer)
  if (answer.script) allow(ctx, parts.settings.portal, { scripts: true })
  if (answer.refresh) ctx.set('refresh', String(answer.refresh))
  send(
    ctx,
    <MethodPage
      locale={locale}
      portal={portalAddress(locale)}
      start={`/sign-in/${uid}`}
      method={method ?? null}
      others={offered
        .filter((one) => one !== method)
        .map((one) => ({ method: one, href: `/sign-in/${uid}/${segmentOf(one)}?lang=${locale}` }))}
      step={step}
      form={answer.form ?? true}
      script={answer.script}
      body={answer.body}
    />,
    answer.status,
  )
}

async function take(step: Step, form: URLSearchParams, method: SignInMethod | undefined): Promise<void> {
  const { ctx, asked, parts, uid } = step
  const language = form.get('language')
  if (isLocale(language)) {
    const secure = parts.settings.secure
    ctx.cookies.set(LANGUAGE_COOKIE, language, { httpOnly: true, sameSite: 'lax', secure, signed: false })
    const before = await recallAttempt(asked, form.get('attempt') ?? undefined, formName(uid))
    return back({ ...step, locale: language }, { errors: before?.errors ?? [], values: typedValues(form) })
  }
  if (form.has('cancel')) return finish(step, { error: 'access_denied', error_description: 'cancelled by the person' })
  if (!method) return goOn(ctx, `/sign-in/${uid}?lang=${step.locale}`)
  return settle(step, method, await method.handle(step))
}

async function settle(step: Step, method: SignInMethod | undefined, answer: Answer): Promise<void> {
  const { ctx } = step
  switch (answer.kind) {
    case 'page':
      // A page may follow a form only by redirect, or reloading would send the form again.
      throw new Error(`Cannot answer a form with a page: expected 'back', 'goto' or 'proven' of ${method?.code}`)
    case 'back':
      return back(step, answer)
    case 'goto':
      return goOn(ctx, addressOf(step, answer.to))
    case 'json':
      ctx.status = answer.status ?? 200
      ctx.set('cache-control', 'no-store')
      ctx.body = answer.body
      return
    case 'proven':
      if (!method) throw new Error('Cannot finish a sign-in: expected the method that proved it, got none')
      return proven(step, method, answer)
  }
}

async function back(
  step: Step,
  { errors: problems, values = {}, to = step.rest }: { errors: FieldError[]; values?: FormValues; to?: string },
): Promise<void> {
  const attempt = await rememberAttempt(step.asked, { form: formName(step.uid), values, errors: problems })
  goOn(step.ctx, `${addressOf(step, to)}&attempt=${attempt}`)
}

async function proven(step: Step, method: SignInMethod, { personId, credential }: Extract<Answer, { kind: 'proven' }>) {
  const { ctx, asked, parts, client, expected } = step
  const { code, level, amr } = method
  const proof = { personId, method: code, level, clientId: client.clientId, expectedId: expected?.personId ?? null }
  const confirmed = await confirmSignIn(asked, proof)
  if (!confirmed.ok) return back(step, { errors: [{ field: 'main', code: confirmed.error }], to: '' })
  rememberDevice(ctx, confirmed.value.pin, code, parts.settings.secure)
  // The second line is read where the provider's session is written down (../session-mirror.ts).
  const login = {
    ...{ accountId: personId, acr: level, amr: [...amr], remember: false },
    ...{ method: code, credential, provenAt: asked.now.getTime() },
  }
  return finish(step, { login })
}

async function finish({ parts, ctx }: Step, result: Parameters<Provider['interactionResult']>[2]): Promise<void> {
  const options = { mergeWithLastSubmission: false }
  goOn(ctx, await parts.provider.interactionResult(ctx.req, ctx.res, result, options))
}
