import type { Context, Next } from 'koa'
import { Button } from '@/components/ui/button'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { getTranslator } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { allow, readForm, RequestRefused, showTrouble } from '../../http'
import { localeOf } from '../../locale'
import { portalAddress, send } from '../../page'
import { Frame } from '../../pages/frame'
import { AUTO_SUBMIT } from '../../pages/sign-out'
import type { Parts } from '../../parts'

const ROUTE = /^\/card-answer\/([A-Za-z0-9_-]{10,64})$/
export const answerAddress = (uid: string): string => `/card-answer/${uid}`

/** What a reader may send; nothing else is carried on. */
const FIELDS = ['token', 'error', 'state'] as const

/**
 * Where the card reader, another site, hands over its answer. That form comes without our cookies (SameSite), so nothing is decided
 * here: the page posts the answer once more, from our own origin, and then the browser that started the sign-in is known by its
 * cookie, as with every form. What a stranger sends here is of no use to them: the token has to fit the number of that sign-in.
 */
export const cardAnswers =
  (parts: Parts) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const uid = ROUTE.exec(ctx.path)?.[1]
    const reader = env().SIGNATURE_URL
    if (!uid || !reader) return next()
    if (ctx.method !== 'POST') throw new RequestRefused(405, 'Only POST.')
    const form = await readForm(ctx, new URL(reader).origin)
    const interaction = await parts.provider.Interaction.find(uid)
    if (!interaction) return showTrouble(ctx, 'otherBrowser', 400)

    const locale = localeOf(ctx, interaction.params.ui_locales)
    const t = getTranslator(locale, 'signatures')
    const values = Object.fromEntries(FIELDS.flatMap((name) => (form.has(name) ? [[name, form.get(name) ?? '']] : [])))
    const target = URL.parse(String(interaction.params.redirect_uri))
    allow(ctx, parts.settings.portal, { forms: target && target.origin !== 'null' ? [target.origin] : [] })
    send(
      ctx,
      <Frame locale={locale} title={t('eSignature.returnTitle')} portal={portalAddress(locale)}>
        <h1 className="text-3xl">{t('eSignature.returnTitle')}</h1>
        <p className="mt-2 mb-8 max-w-text text-lg">{t('eSignature.returnBody')}</p>
        <form method="post" action={`/sign-in/${uid}/e-signature?lang=${locale}`}>
          <HiddenFields values={values} />
          <Button id="confirm">{t('eSignature.returnSubmit')}</Button>
        </form>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash */}
        <script dangerouslySetInnerHTML={{ __html: AUTO_SUBMIT }} />
      </Frame>,
    )
  }
