// Sign-in with ASAN Login through `oauth4webapi`, as a company under the FAPI 2.0 Security Profile: a key of our own, pushed
// requests, PKCE, tokens bound to a key (DPoP), and nobody below the level a bank may accept.
import * as oauth from 'oauth4webapi'
import type { OwnKey } from '../shared/keys'
import { listOf, personalClaims, rankOf, type RelyingParty } from '../shared/relying-party'
import { isPlain, type Settings } from '../shared/settings'

export const CLIENT_ID = 'karvan-bank'
/** Must be the one the client is registered with. */
export const ID_TOKEN_ALG = 'PS256'
const SCOPE = 'openid profile birthdate'
const LEAST_LEVEL = 'substantial'

export function makeRelyingParty(settings: Settings, { privateKey, kid }: OwnKey): RelyingParty {
  const redirectUri = `${settings.ownUrl}/callback`
  const client: oauth.Client = { client_id: CLIENT_ID, id_token_signed_response_alg: ID_TOKEN_ALG }
  const clientAuth = oauth.PrivateKeyJwt({ key: privateKey, kid })
  const plain = { [oauth.allowInsecureRequests]: isPlain(settings) }

  // Asked for once; a failure (ASAN Login restarts) is not remembered.
  let known: Promise<oauth.AuthorizationServer> | undefined
  const server = (): Promise<oauth.AuthorizationServer> => {
    known ??= oauth
      .discoveryRequest(settings.issuer, plain)
      .then((response) => oauth.processDiscoveryResponse(settings.issuer, response))
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }

  /** ASAN Login may ask once for a proof with its own nonce; the handle has learnt it by then. */
  async function withNonce<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (error) {
      if (!oauth.isDPoPNonceError(error)) throw error
      return request()
    }
  }

  return {
    async begin(locale) {
      const as = await server()
      const pending = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
        locale,
      }
      const parameters = {
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        acr_values: LEAST_LEVEL,
        ui_locales: locale,
      }
      const pushed = await oauth.pushedAuthorizationRequest(as, client, clientAuth, parameters, plain)
      const { request_uri: requestUri } = await oauth.processPushedAuthorizationResponse(as, client, pushed)
      const address = new URL(as.authorization_endpoint ?? '')
      address.search = new URLSearchParams({ client_id: CLIENT_ID, request_uri: requestUri }).toString()
      return { address, pending }
    },

    async finish(callback, { state, nonce, verifier }) {
      const as = await server()
      const parameters = oauth.validateAuthResponse(as, client, callback, state)
      // A key for these tokens alone: whoever copies them cannot use them.
      const dpop = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
      const options = { DPoP: dpop, ...plain }
      const tokens = await withNonce(async () => {
        const response = await oauth.authorizationCodeGrantRequest(
          as,
          client,
          clientAuth,
          parameters,
          redirectUri,
          verifier,
          options,
        )
        return oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce, requireIdToken: true })
      })
      const idToken = oauth.getValidatedIdTokenClaims(tokens)
      if (!idToken || !tokens.id_token) throw new Error('expected an id token, got none')
      if (rankOf(String(idToken.acr)) < rankOf(LEAST_LEVEL)) throw new Error(`expected level ${LEAST_LEVEL}, got ${idToken.acr}`)
      const person = await withNonce(async () => {
        const response = await oauth.userInfoRequest(as, client, tokens.access_token, options)
        return oauth.processUserInfoResponse(as, client, idToken.sub, response)
      })
      return {
        sub: idToken.sub,
        sid: String(idToken.sid),
        level: String(idToken.acr),
        methods: listOf(idToken.amr),
        idToken: tokens.id_token,
        claims: personalClaims({ ...idToken, ...person }),
      }
    },

    async signOut(idToken, locale) {
      const address = new URL((await server()).end_session_endpoint ?? '')
      address.search = new URLSearchParams({
        id_token_hint: idToken,
        post_logout_redirect_uri: `${settings.ownUrl}/signed-out?lang=${locale}`,
        ui_locales: locale,
      }).toString()
      return address
    },

    async issuer() {
      const { issuer, jwks_uri: jwksUri = '' } = await server()
      return { issuer, jwksUri }
    },
  }
}
