import type { Context, Next } from 'koa'
import { allowClient, findClientGrant, type LoginSession } from '@/lib/identity'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { within } from '@/lib/platform/context'
import { findAskingClient } from '../asking-client'
import { registrationOf } from '../client-adapter'
import { currentLoginSession } from '../current-session'
import { allow, anonymousCtx, readForm, RequestRefused, showTrouble } from '../http'
import { goOn, type Interaction, ownInteraction, redirectOrigins } from '../interaction'
import { LANGUAGE_COOKIE, localeOf } from '../locale'
import { portalAddress, send } from '../page'
import type { Parts } from '../parts'
import { ConsentPage } from './page'
import { factsOf } from './facts'
import { seenOnly, wishOfInteraction } from './wish'

const ROUTE = /^\/consent\/([A-Za-z0-9_-]{10,64})$/

/**
 * The page where a person sees what a company wants to know, and says yes or no. Only the browser that signs in may use it.
 * What is agreed to is what the page showed: a registration changed meanwhile is asked about anew.
 */
export const consentPages =
  (parts: Parts) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const uid = ROUTE.exec(ctx.path)?.[1]
    if (!uid) return next()
    const interaction = await ownInteraction(parts.provider, ctx, uid)
    const login = interaction && (await currentLoginSession(parts, ctx))
    if (!interaction || !login || interaction.session?.accountId !== login.personId) return showTrouble(ctx, 'otherBrowser', 400)
    if (interaction.prompt.name !== 'consent')
      throw new Error(`Cannot draw a page: expected the prompt 'consent', got '${interaction.prompt.name}'`)
    const client = await parts.provider.Client.find(String(interaction.params.client_id))
    if (!client) return refuse(parts, ctx)
    // The law asks nobody: a body of the state that wants the page shown gets its answer at once.
    if (registrationOf(client).kind !== 'private') return agree(parts, ctx, interaction, login)
    allow(ctx, parts.settings.portal, { forms: redirectOrigins(interaction) })
    if (ctx.method === 'GET' || ctx.method === 'HEAD') return show(parts, ctx, interaction, login)
    if (ctx.method === 'POST') return take(parts, ctx, interaction, login)
    throw new RequestRefused(405, 'Only GET and POST.')
  }

async function show(parts: Parts, ctx: Context, interaction: Interaction, login: LoginSession): Promise<void> {
  const { db, settings } = parts
  const locale = localeOf(ctx, interaction.params.ui_locales)
  const client = await findAskingClient(db(), settings.portal, interaction.params.client_id)
  if (!client) return refuse(parts, ctx)
  const [wish, before, facts] = await Promise.all([
    wishOfInteraction(parts, interaction),
    findClientGrant(db(), { personId: login.personId, clientId: client.clientId }),
    factsOf(db(), locale, login.personId),
  ])
  send(
    ctx,
    <ConsentPage
      locale={locale}
      portal={portalAddress(locale)}
      action={ctx.path}
      client={client}
      level={login.level}
      wish={wish}
      before={before}
      facts={facts}
    />,
  )
}

async function take(parts: Parts, ctx: Context, interaction: Interaction, login: LoginSession): Promise<void> {
  const form = await readForm(ctx, parts.settings.issuer)
  const language = form.get('language')
  if (isLocale(language)) {
    const { secure } = parts.settings
    ctx.cookies.set(LANGUAGE_COOKIE, language, { httpOnly: true, sameSite: 'lax', secure, signed: false })
    return goOn(ctx, `${ctx.path}?lang=${language}`)
  }
  if (form.get('decision') === 'refuse') return refuse(parts, ctx)
  if (form.get('decision') !== 'allow') return goOn(ctx, ctx.path)

  const wish = seenOnly(await wishOfInteraction(parts, interaction), form)
  const person = personCtx(parts, ctx, login, localeOf(ctx))
  const allowed = await allowClient(within(person, parts.db()), String(interaction.params.client_id), wish)
  return allowed.ok ? agree(parts, ctx, interaction, login) : refuse(parts, ctx)
}

function personCtx({ db, settings }: Parts, ctx: Context, login: LoginSession, locale: Locale): Ctx<Citizen> {
  const asked = anonymousCtx(ctx, db(), settings.secure, locale)
  return {
    ...asked,
    actor: { kind: 'citizen', personId: login.personId, sessionId: login.id, loginSessionId: login.id, level: login.level },
  }
}

/** Goes on with the sign-in. What was proven in it before stands, with its own time: agreeing proves nothing new. */
async function agree(
  { provider }: Parts,
  ctx: Context,
  { lastSubmission }: Interaction,
  { provenAt }: LoginSession,
): Promise<void> {
  const login = lastSubmission?.login && { ...lastSubmission.login, ts: Math.floor(provenAt.getTime() / 1000) }
  const result = { ...(login && { login }), consent: {} }
  goOn(ctx, await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }))
}

async function refuse({ provider }: Parts, ctx: Context): Promise<void> {
  const result = { error: 'access_denied', error_description: 'the person did not agree' }
  goOn(ctx, await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }))
}
