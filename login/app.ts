import type { RequestListener } from 'node:http'
import type { JWKS, Provider } from 'oidc-provider'
import type { Db } from '@/db/client'
import { accountPages } from './account/frame'
import { assets } from './assets'
import { consentPages } from './consent'
import type { DemoPerson } from './demo-people'
import { health, securityHeaders, watch } from './http'
import { logoutPages } from './logout/pages'
import { METHODS } from './methods'
import { cardAnswers } from './methods/e-signature/card-answer'
import { signInPages } from './methods/frame'
import type { Parts } from './parts'
import { makeProvider } from './provider'
import type { LoginSettings } from './settings'

export type App = { provider: Provider; handle: RequestListener }

/** Provider and pages, signing with these keys. When keys change a new one takes over; requests under way end on the old one. */
export function makeApp(
  settings: LoginSettings,
  db: () => Db,
  jwks: JWKS,
  demoPeople: readonly DemoPerson[] = [],
  methods = METHODS,
): App {
  const provider = makeProvider({ ...settings, jwks }, db)
  const parts: Parts = { provider, db, settings, demoPeople }

  provider.use(watch)
  provider.use(securityHeaders(settings.portal, settings.secure))
  provider.use(health(db))
  provider.use(assets)
  provider.use(async (ctx, next) => (ctx.path === '/' ? ctx.redirect(settings.portal) : next()))
  provider.use(cardAnswers(parts))
  provider.use(signInPages(parts, methods))
  provider.use(accountPages(parts))
  provider.use(consentPages(parts))
  provider.use(logoutPages(parts))

  return { provider, handle: provider.callback() }
}
