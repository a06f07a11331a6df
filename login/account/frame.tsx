import type { Context, Next } from 'koa'
import { localeOfPath, safeNext } from '@/lib/identity'
import { isLocale, type Locale } from '@/lib/i18n'
import type { Anonymous, Citizen, Ctx } from '@/lib/platform/context'
import { type FieldError, type FormValues, recallAttempt, rememberAttempt } from '@/lib/platform/forms'
import { currentLoginSession } from '../current-session'
import { problemIn, typedValues, wordsOf } from '../forms'
import { allow, anonymousCtx, readForm, RequestRefused } from '../http'
import { goOn } from '../interaction'
import { LANGUAGE_COOKIE, localeOf } from '../locale'
import { send } from '../page'
import type { Parts } from '../parts'
import type { AccountAnswer, AccountPage, Visit } from './account-page'
import { addressOf } from './form'
import { ACCOUNT_PAGES } from './pages'
import { AccountFrame, SignInFirst } from './views'

const ROUTE = /^\/account\/([a-z]{1,20})((?:\/[a-z0-9-]{1,40}){0,2})\/?$/

/**
 * Pages of one's account: passwords and passkeys are typed and made on this origin only. The portal links here with
 * `?return=<its path>`; any other address to come back to is not believed.
 */
export const accountPages =
  (parts: Parts, pages: readonly AccountPage[] = ACCOUNT_PAGES) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const [, name, below = ''] = ROUTE.exec(ctx.path) ?? []
    const page = pages.find((one) => one.name === name)
    if (!page) return next()
    if (!['GET', 'HEAD', 'POST'].includes(ctx.method)) throw new RequestRefused(405, 'Only GET and POST.')

    const asksFor = one(ctx.query.return)
    const locale = localeOf(ctx, localeOfPath(asksFor) ?? undefined)
    const asked = anonymousCtx(ctx, parts.db(), parts.settings.secure, locale)
    const login = await currentLoginSession(parts, ctx)
    const visit: Visit = {
      ctx,
      parts,
      locale,
      asked,
      me: login && { ctx: citizenCtx(asked, login), login },
      base: `/account/${page.name}`,
      rest: below.slice(1),
      form: ctx.method === 'POST' ? await readForm(ctx, parts.settings.issuer) : null,
      attempt: null,
      problems: [],
      back: asksFor ? safeNext(asksFor, locale) : login ? `/${locale}/cabinet/security/ways` : `/${locale}`,
    }
    const language = visit.form?.get('language')
    if (visit.form && isLocale(language)) return switchLanguage(visit, visit.form, language)
    const known = visit.form ? visit : await recalled(visit)
    return settle(known, await page.handle(known))
  }

const one = (value: string | string[] | undefined): string | undefined => [value].flat()[0]

const citizenCtx = (
  asked: Ctx<Anonymous>,
  { id, personId, level }: { id: string; personId: string; level: Citizen['level'] },
): Ctx<Citizen> => ({
  ...asked,
  actor: { kind: 'citizen', personId, sessionId: id, level },
})

const formName = ({ base }: Visit): string => `login.${base}`

async function recalled(visit: Visit): Promise<Visit> {
  const id = one(visit.ctx.query.attempt)
  const attempt = id ? await recallAttempt(visit.asked, id, formName(visit)) : null
  if (!attempt || !id) return visit
  const problems = attempt.errors.map((error) => problemIn(visit.locale, error, wordsOf(visit.locale, error)))
  return { ...visit, attempt: { ...attempt, id }, problems }
}

async function switchLanguage(visit: Visit, form: URLSearchParams, locale: Locale): Promise<void> {
  const { secure } = visit.parts.settings
  visit.ctx.cookies.set(LANGUAGE_COOKIE, locale, { httpOnly: true, sameSite: 'lax', secure, signed: false })
  const before = await recallAttempt(visit.asked, form.get('attempt') ?? undefined, formName(visit))
  return back({ ...visit, locale }, { errors: before?.errors ?? [], values: typedValues(form) })
}

async function settle(visit: Visit, answer: AccountAnswer): Promise<void> {
  const { ctx, parts, locale } = visit
  switch (answer.kind) {
    case 'page':
      // A page may follow a form only by redirect, or reloading would send the form again.
      if (visit.form) throw new Error(`Cannot answer a form with a page: expected 'back' or 'goto' of ${visit.base}`)
      if (answer.script) allow(ctx, parts.settings.portal, { scripts: true })
      return send(ctx, <AccountFrame visit={visit} {...answer} />, answer.status)
    case 'back':
      return back(visit, answer)
    case 'goto': {
      if (answer.values) return back(visit, { errors: [], values: answer.values, to: answer.to })
      return goOn(ctx, addressOf(visit, answer.to, answer.done ? { done: answer.done } : {}))
    }
    case 'json':
      ctx.status = answer.status ?? 200
      ctx.set('cache-control', 'no-store')
      ctx.body = answer.body
      return
    case 'sign_in':
    case 'step_up':
      if (visit.form) return goOn(ctx, addressOf(visit, ''))
      return send(ctx, <SignInFirst visit={visit} stepUp={answer.kind === 'step_up'} way={wayToSignIn(visit, answer.kind)} />)
  }

  /** Through the portal's own door, and back to this very page (app/[locale]/(login)/account). */
  function wayToSignIn({ base, back: returnTo }: Visit, kind: 'sign_in' | 'step_up'): string {
    const way = new URL('/api/auth/start', parts.settings.portal)
    way.searchParams.set('locale', locale)
    if (kind === 'step_up') way.searchParams.set('level', 'substantial')
    way.searchParams.set('next', `/${locale}${base}?${new URLSearchParams({ return: returnTo })}`)
    return way.href
  }
}

async function back(
  visit: Visit,
  { errors, values = {}, to = visit.rest }: { errors: FieldError[]; values?: FormValues; to?: string },
): Promise<void> {
  const attempt = await rememberAttempt(visit.asked, { form: formName(visit), values, errors })
  goOn(visit.ctx, addressOf(visit, to, { attempt }))
}
