import type { Context, Next } from 'koa'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { Db } from '@/db/client'
import { checkPassword, deviceWithPerson, SignIn } from '@/lib/identity'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { type FieldError, formErrors, recallAttempt, rememberAttempt, storable } from '@/lib/platform/forms'
import type { DemoPerson } from './demo-people'
import { anonymousCtx, readForm, RequestRefused, showTrouble } from './http'
import { LANGUAGE_COOKIE, localeOf } from './locale'
import { portalAddress, send } from './page'
import { SignInPage } from './pages/sign-in'
import type { LoginSettings } from './settings'

const ROUTE = /^\/sign-in\/([A-Za-z0-9_-]{10,64})$/
const DEVICE_COOKIE = 'asan-login.device'
const YEAR_MS = 365 * 24 * 3_600_000

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>
type Parts = { provider: Provider; db: () => Db; settings: LoginSettings; demoPeople: readonly DemoPerson[] }

/**
 * The page where a person says who they are, and what it posts. Only the browser that started the sign-in may use it:
 * the provider's signed cookie has to name the interaction of the address. Otherwise a link could lead somebody into a
 * stranger's session.
 */
export const signInPages =
  (parts: Parts) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const uid = ROUTE.exec(ctx.path)?.[1]
    if (!uid) return next()
    const interaction = await findInteraction(parts.provider, ctx, uid)
    if (!interaction) return showTrouble(ctx, 'otherBrowser', 400)
    if (interaction.prompt.name !== 'login')
      throw new Error(`Cannot draw a page: expected the prompt 'login', got '${interaction.prompt.name}'`)

    const locale = localeOf(ctx, interaction.params.ui_locales)
    if (ctx.method === 'GET' || ctx.method === 'HEAD') return showForm(parts, ctx, uid, locale)
    if (ctx.method === 'POST') return takeForm(parts, ctx, uid, locale)
    throw new RequestRefused(405, 'Only GET and POST.')
  }

async function findInteraction(provider: Provider, ctx: Context, uid: string): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res)
    return interaction.uid === uid ? interaction : null
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}

const formName = (uid: string): string => `login.${uid}`

async function showForm({ db, settings, demoPeople }: Parts, ctx: Context, uid: string, locale: Locale): Promise<void> {
  const asked = anonymousCtx(ctx, db(), settings.secure, locale)
  const attempt = await recallAttempt(asked, ctx.query.attempt, formName(uid))
  const chosen = demoPeople.find(({ pin }) => pin === ctx.query.demo) ?? null
  send(
    ctx,
    <SignInPage
      locale={locale}
      portal={portalAddress(locale)}
      action={ctx.path}
      pin={typeof attempt?.values.pin === 'string' ? attempt.values.pin : ''}
      errors={attempt?.errors ?? []}
      attempt={attempt ? String(ctx.query.attempt) : null}
      demoPeople={demoPeople}
      chosen={attempt ? null : chosen}
    />,
  )
}

async function takeForm(parts: Parts, ctx: Context, uid: string, locale: Locale): Promise<void> {
  const form = await readForm(ctx, parts.settings.issuer)
  const asked = anonymousCtx(ctx, parts.db(), parts.settings.secure, locale)
  const typed = storable(form.get('pin') ?? '')
  const pin = typed.slice(0, 40).toWellFormed()
  const back = async (errors: FieldError[], lang: Locale = locale) => {
    const attempt = await rememberAttempt(asked, { form: formName(uid), values: { pin }, errors })
    ctx.redirect(`${ctx.path}?lang=${lang}&attempt=${attempt}`)
    ctx.status = 303
  }

  const language = form.get('language')
  if (isLocale(language)) {
    ctx.cookies.set(LANGUAGE_COOKIE, language, { httpOnly: true, sameSite: 'lax', secure: parts.settings.secure, signed: false })
    const before = await recallAttempt(asked, form.get('attempt') ?? undefined, formName(uid))
    return back(before?.errors ?? [], language)
  }
  if (form.has('cancel'))
    return finish(parts.provider, ctx, { error: 'access_denied', error_description: 'cancelled by the person' })

  const input = SignIn.safeParse({ pin: typed, password: form.get('password') ?? '' })
  if (!input.success) return back(formErrors(input.error))
  const device = ctx.cookies.get(DEVICE_COOKIE, { signed: true })
  const checked = await checkPassword(asked, input.data, device)
  if (!checked.ok) return back([refusal(asked, checked)])

  ctx.cookies.set(DEVICE_COOKIE, deviceWithPerson(device, input.data.pin), {
    signed: true,
    httpOnly: true,
    sameSite: 'lax',
    secure: parts.settings.secure,
    maxAge: YEAR_MS,
  })
  return finish(parts.provider, ctx, { login: { accountId: checked.personId, acr: 'low', amr: ['pwd'], remember: false } })
}

type Refused = Exclude<Awaited<ReturnType<typeof checkPassword>>, { ok: true }>

function refusal(ctx: Ctx<Anonymous>, refused: Refused): FieldError {
  if (refused.error === 'wrong_credentials') return { field: 'password', code: 'wrong_credentials' }
  const minutes = Math.max(1, Math.ceil((refused.until.getTime() - ctx.now.getTime()) / 60_000))
  return { field: 'password', code: 'too_many_attempts', params: { minutes } }
}

async function finish(provider: Provider, ctx: Context, result: Parameters<Provider['interactionFinished']>[2]): Promise<void> {
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false })
  ctx.redirect(returnTo)
  ctx.status = 303
}
