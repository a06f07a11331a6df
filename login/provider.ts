import { eq } from 'drizzle-orm'
import { type Configuration, type errors, interactionPolicy, Provider, type UnknownObject } from 'oidc-provider'
import type { Db } from '@/db/client'
import { accounts, people } from '@/db/schema'
import { ASSURANCE_LEVELS } from '@/db/vocabulary/identity'
import { endSessionsBySid } from '@/lib/identity'
import type { Ctx, System } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { systemContext } from '@/lib/platform/system-context'
import { PostgresAdapter } from './adapter'
import { renderProviderError, renderSignedOut, renderSignOut } from './provider-pages'
import type { LoginSettings } from './settings'

export const PORTAL_CLIENT = 'portal'
/** Clients of the state itself: signing in to them needs no consent screen. */
const FIRST_PARTY = new Set([PORTAL_CLIENT])
const SCOPES = ['openid', 'profile']

const MINUTE = 60
const TTL = {
  // As in GovSSO: a quarter of an hour without a new sign-in anywhere, and the password is asked again.
  Session: 15 * MINUTE,
  Interaction: 30 * MINUTE,
  AuthorizationCode: MINUTE,
  AccessToken: 5 * MINUTE,
  IdToken: 60 * MINUTE,
  Grant: 12 * 60 * MINUTE,
  RefreshToken: 15 * MINUTE,
  ClientCredentials: 5 * MINUTE,
  DeviceCode: 5 * MINUTE,
  BackchannelAuthenticationRequest: 5 * MINUTE,
}

/** The OpenID provider of ASAN Login. */
export function makeProvider(settings: LoginSettings, db: () => Db): Provider {
  const provider = new Provider(settings.issuer, configuration(settings, db))
  // Behind a reverse proxy the connection itself is plain; the issuer's scheme says what the visitor sees.
  provider.proxy = settings.secure
  reportTrouble(provider)
  endSessionsUntold(provider, db)
  return provider
}

function configuration(settings: LoginSettings, db: () => Db): Configuration {
  const logoutAddress = `${settings.portal}/api/auth/backchannel-logout`
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', overwrite: true, secure: settings.secure } as const
  const prefix = settings.secure ? '__Secure-' : ''
  return {
    adapter: (model: string) => new PostgresAdapter(model, db),
    jwks: settings.jwks,
    clients: [
      {
        client_id: PORTAL_CLIENT,
        client_name: 'myGov',
        client_secret: settings.portalClientSecret,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [`${settings.portal}/api/auth/callback/asan-login`],
        post_logout_redirect_uris: ['az', 'en', 'ru'].map((locale) => `${settings.portal}/${locale}/signed-out`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'RS256',
        backchannel_logout_uri: logoutAddress,
        backchannel_logout_session_required: true,
      },
    ],
    responseTypes: ['code'],
    scopes: SCOPES,
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time', 'sid'], profile: ['given_name', 'family_name'], iss: null },
    acrValues: [...ASSURANCE_LEVELS],
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    cookies: {
      keys: settings.cookieKeys,
      names: {
        session: `${prefix}asan-login.session`,
        interaction: `${prefix}asan-login.interaction`,
        resume: `${prefix}asan-login.resume`,
      },
      long: cookie,
      short: cookie,
    },
    ttl: TTL,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: renderSignOut, postLogoutSuccessSource: renderSignedOut },
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}`, policy: policy() },
    findAccount: async (_ctx, id) => findAccount(db(), id),
    loadExistingGrant,
    renderError: renderProviderError,
    // Private addresses are refused by default, which is right for strangers' clients. Ours is registered above, by us.
    fetch: (address, options) => {
      const { dispatcher: _guard, ...plain } = options as RequestInit & { dispatcher?: unknown }
      return globalThis.fetch(address, String(address) === logoutAddress ? plain : options)
    },
  }
}

/** The base policy, and: a session whose account was closed meanwhile has to sign in anew. */
function policy() {
  const made = interactionPolicy.base()
  const { Check } = interactionPolicy
  made
    .get('login')
    ?.checks.add(
      new Check('account_gone', 'the account is no longer open', ({ oidc }) =>
        oidc.session?.accountId && !oidc.account ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    )
  return made
}

async function findAccount(db: Db, id: string) {
  if (!isId(id)) return undefined
  const [person] = await db
    .select({ givenName: people.givenName, surname: people.surname, status: accounts.status })
    .from(people)
    .innerJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.id, id))
  if (person?.status !== 'active') return undefined
  return { accountId: id, claims: () => ({ sub: id, given_name: person.givenName, family_name: person.surname }) }
}

const loadExistingGrant: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, account, provider } = oidc
  if (!client || !session || !account) return undefined
  const known = session.grantIdFor(client.clientId)
  const kept = known ? await provider.Grant.find(known) : undefined
  if (kept || !FIRST_PARTY.has(client.clientId)) return kept
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  grant.addOIDCScope(SCOPES.join(' '))
  await grant.save()
  return grant
}

/**
 * The provider tells the portal of a sign-out once; a portal that restarts at that moment never hears of it, and the person
 * would stay signed in there. Both stand on one database, so what was not told is done here.
 */
function endSessionsUntold(provider: Provider, db: () => Db): void {
  provider.on('backchannel.error', (ctx, _error, client, _accountId, sid) => {
    if (client.clientId !== PORTAL_CLIENT) return
    const job = systemContext('identity.backchannel-logout')
    const own: Ctx<System> = { ...job, db: db(), requestId: String(ctx.state?.requestId ?? job.requestId) }
    endSessionsBySid(own, sid).then(
      (ended) => log.info({ requestId: own.requestId, ended }, 'sessions of the portal ended without its help'),
      (error: unknown) =>
        log.error({ requestId: own.requestId, err: error }, 'sessions of the portal were left open after a sign-out'),
    )
  })
}

/** Codes and names of errors only: parameters carry tokens and hints. */
function reportTrouble(provider: Provider): void {
  const requestId = (ctx: { state?: UnknownObject }) => ctx.state?.requestId
  provider.on('server_error', (ctx, error) =>
    log.error({ requestId: requestId(ctx), err: error }, 'sign-in failed inside the provider'),
  )
  provider.on('backchannel.error', (ctx, error, client) =>
    log.error({ requestId: requestId(ctx), client: client.clientId, err: error }, 'a client was not told of a sign-out'),
  )
  const refused = (ctx: { state?: UnknownObject }, { error, error_description: reason }: errors.OIDCProviderError) =>
    log.warn({ requestId: requestId(ctx), error, reason }, 'the provider refused a request')
  provider.on('authorization.error', refused)
  provider.on('grant.error', refused)
  provider.on('end_session.error', refused)
}
