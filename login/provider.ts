import { hkdfSync } from 'node:crypto'
import { type ClientMetadata, type Configuration, interactionPolicy, Provider } from 'oidc-provider'
import type { Db } from '@/db/client'
import { ASSURANCE_LEVELS } from '@/db/vocabulary/identity'
import { LOCALES } from '@/lib/i18n/locales'
import { CLAIMS_OF_SCOPE, PORTAL_CLIENT, SIGN_IN_SCOPES, subjectOf } from '@/lib/identity'
import { guardedFetch } from '@/lib/platform/outgoing'
import { loadAccount } from './account'
import { PostgresAdapter } from './adapter'
import { PORTAL_CLAIMS } from './asking-client'
import { cibaFeature } from './ciba/feature'
import { ClientAdapter, OWN_METADATA, type Registration, registrationOf } from './client-adapter'
import { consentAddress } from './consent/address'
import { askForConsent } from './consent/policy'
import { loadGrant } from './grant'
import { askForLevel } from './level-policy'
import { silenceLibraryLogout } from './logout/silence'
import { renderProviderError, renderSignedOut, renderSignOut } from './provider-pages'
import { apiAddress, apiResource } from './resource'
import { sessionSeconds, watchSessions } from './session-mirror'
import type { LoginSettings } from './settings'
import { reportTrouble } from './trouble'

export { PORTAL_CLIENT }

const MINUTE = 60
const HOUR = 60 * MINUTE
const TTL: Configuration['ttl'] = {
  Session: sessionSeconds,
  Interaction: 30 * MINUTE,
  AuthorizationCode: MINUTE,
  AccessToken: 5 * MINUTE,
  IdToken: HOUR,
  Grant: 12 * HOUR,
  // One that is renewed at each use lives as long as an idle session; FAPI 2.0 forbids to renew, so its one lives as long as any session.
  RefreshToken: (_ctx, _token, client) => (renewsRefreshTokens(registrationOf(client)) ? 15 * MINUTE : 12 * HOUR),
  ClientCredentials: 5 * MINUTE,
  DeviceCode: 5 * MINUTE,
  BackchannelAuthenticationRequest: 5 * MINUTE,
  PreAuthorizedCode: MINUTE,
}

const renewsRefreshTokens = ({ profile }: Registration): boolean => profile !== 'fapi2'

/** Signatures of partners (assertions, proofs) and for them; RSA PKCS#1 v1.5 is for the portal's id tokens alone. */
const MODERN = ['PS256', 'ES256', 'EdDSA', 'Ed25519'] as const

/** The OpenID provider of ASAN Login, signing with the keys of these settings. */
export function makeProvider(settings: LoginSettings, db: () => Db): Provider {
  const provider = new Provider(settings.issuer, configuration(settings, db))
  // Behind a reverse proxy the connection itself is plain; the issuer's scheme says what the visitor sees.
  provider.proxy = settings.secure
  // Each id token says which session it belongs to, also where no logout address is registered (the library asks only that).
  Object.assign(provider.Client.prototype, { includeSid: () => true })
  watchSessions(provider, db)
  reportTrouble(provider)
  silenceLibraryLogout(provider)
  return provider
}

function configuration(settings: LoginSettings, db: () => Db): Configuration {
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', overwrite: true, secure: settings.secure } as const
  const prefix = settings.secure ? '__Secure-' : ''
  return {
    adapter: (model: string) => (model === 'Client' ? new ClientAdapter(db) : new PostgresAdapter(model, db)),
    jwks: settings.jwks,
    clients: [portalClient(settings)],
    extraClientMetadata: { properties: OWN_METADATA },
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
    responseTypes: ['code'],
    scopes: SIGN_IN_SCOPES,
    claims: {
      ...Object.fromEntries(Object.entries(CLAIMS_OF_SCOPE).map(([scope, claims]) => [scope, [...claims]])),
      openid: ['sub', 'acr', 'amr', 'auth_time', 'sid'],
      iss: null,
    },
    acrValues: [...ASSURANCE_LEVELS],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_ctx, accountId, client) => subjectOf(db(), accountId, registrationOf(client)),
    // Our sectors are names, not documents to be fetched (client-adapter.ts).
    sectorIdentifierUriValidate: () => false,
    conformIdTokenClaims: true,
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    enabledJWA: {
      clientAuthSigningAlgValues: [...MODERN],
      dPoPSigningAlgValues: [...MODERN],
      idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'],
    },
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
    issueRefreshToken: async (_ctx, client, source) => client.grantTypeAllowed('refresh_token') && source.scopes.has('openid'),
    rotateRefreshToken: ({ oidc }) => !oidc.client || renewsRefreshTokens(registrationOf(oidc.client)),
    discovery: {
      service_documentation: `${settings.portal}/az/about`,
      ui_locales_supported: [...LOCALES],
      claims_locales_supported: undefined,
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: renderSignOut(db), postLogoutSuccessSource: renderSignedOut },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true, nonceSecret: nonceSecret(settings) },
      fapi: {
        enabled: true,
        profile: (_ctx, client) => (client && registrationOf(client).profile === 'fapi2' ? '2.0' : undefined),
      },
      claimsParameter: { enabled: true },
      clientCredentials: { enabled: true },
      // A client may look at, and give back, only what was given to itself.
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      introspection: { enabled: true, allowedPolicy: isOwnToken },
      ciba: cibaFeature(db, settings),
      resourceIndicators: { enabled: true, ...apiResource(apiAddress(settings.portal)) },
    },
    interactions: {
      url: (_ctx, { uid, prompt }) => (prompt.name === 'consent' ? consentAddress(uid) : `/sign-in/${uid}`),
      policy: policy(db),
    },
    findAccount: (ctx, id) => loadAccount(ctx, db(), id),
    loadExistingGrant: (ctx) => loadGrant(ctx, db(), apiAddress(settings.portal)),
    renderError: renderProviderError,
    // Key sets and notifications of partners are fetched from public addresses, or from hosts on the list, and from nowhere else.
    fetch: (address, options) => guardedFetch(address, options as RequestInit),
  }
}

const isOwnToken = async (_ctx: unknown, client: { clientId: string }, token: { clientId?: string | undefined }) =>
  token.clientId === client.clientId

/** The portal itself. Other clients are rows of `clients`. */
function portalClient(settings: LoginSettings): ClientMetadata {
  const asan: Registration = {
    kind: 'portal',
    profile: 'oidc',
    requiredLevel: 'low',
    sector: null,
    claims: [...PORTAL_CLAIMS],
    apiScopes: [],
    machineScopes: [],
  }
  return {
    client_id: PORTAL_CLIENT,
    client_name: 'myGov',
    client_secret: settings.portalClientSecret,
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [`${settings.portal}/api/auth/callback/asan-login`],
    post_logout_redirect_uris: ['az', 'en', 'ru'].map((locale) => `${settings.portal}/${locale}/signed-out`),
    response_types: ['code'],
    grant_types: ['authorization_code'],
    scope: 'openid profile',
    id_token_signed_response_alg: 'RS256',
    backchannel_logout_uri: `${settings.portal}/api/auth/backchannel-logout`,
    backchannel_logout_session_required: true,
    asan,
  }
}

/** Every process of ASAN Login knows the same nonces, and a new cookie key makes new ones. */
const nonceSecret = ({ cookieKeys }: LoginSettings): Buffer =>
  Buffer.from(hkdfSync('sha256', cookieKeys[0] ?? '', 'asan-login', 'dpop-nonce', 32))

/** The base policy, and: a session whose account was closed meanwhile has to sign in anew. */
function policy(db: () => Db) {
  const made = interactionPolicy.base()
  const { Check } = interactionPolicy
  made
    .get('login')
    ?.checks.add(
      new Check('account_gone', 'the account is no longer open', 'login_required', ({ oidc }) =>
        oidc.session?.accountId && !oidc.account ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    )
  askForLevel(made, db)
  askForConsent(made)
  return made
}
