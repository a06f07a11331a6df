// Sign-in with ASAN Login through `openid-client`, as any state body connects: a key of our own, pushed requests, PKCE.
import * as oidc from 'openid-client'
import type { OwnKey } from '../shared/keys'
import { listOf, personalClaims, type RelyingParty } from '../shared/relying-party'
import { isPlain, type Settings } from '../shared/settings'

export const CLIENT_ID = 'tax-portal'
/** Must be the one the client is registered with. */
export const ID_TOKEN_ALG = 'PS256'
const SCOPE = 'openid profile pin birthdate'

export function makeRelyingParty(settings: Settings, { privateKey, kid }: OwnKey): RelyingParty {
  const redirectUri = `${settings.ownUrl}/callback`

  // Asked for once; a failure (ASAN Login restarts) is not remembered.
  let known: Promise<oidc.Configuration> | undefined
  const configuration = (): Promise<oidc.Configuration> => {
    known ??= oidc
      .discovery(
        settings.issuer,
        CLIENT_ID,
        { id_token_signed_response_alg: ID_TOKEN_ALG },
        oidc.PrivateKeyJwt({ key: privateKey, kid }),
        isPlain(settings) ? { execute: [oidc.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }

  return {
    async begin(locale) {
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), locale }
      const address = await oidc.buildAuthorizationUrlWithPAR(await configuration(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ui_locales: locale,
      })
      return { address, pending }
    },

    async finish(callback, { state, nonce, verifier }) {
      const config = await configuration()
      const tokens = await oidc.authorizationCodeGrant(config, callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const idToken = tokens.claims()
      if (!idToken || !tokens.id_token) throw new Error('expected an id token, got none')
      const person = await oidc.fetchUserInfo(config, tokens.access_token, idToken.sub)
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
      return oidc.buildEndSessionUrl(await configuration(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${settings.ownUrl}/signed-out?lang=${locale}`,
        ui_locales: locale,
      })
    },

    async issuer() {
      const { issuer, jwks_uri: jwksUri = '' } = (await configuration()).serverMetadata()
      return { issuer, jwksUri }
    },
  }
}
