// Libraries that are not ours sign in, unmodified.
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { describe } from 'vitest'
import type { Factories } from '@/db/factories'
import { expect, raceTest } from '@/lib/platform/testing'
import { type PartnerKeys, partnerKeys, personWithPassword, signInThrough, startTestLogin, type TestLogin } from './testing'

const REDIRECT = 'https://bank.example/callback'

const test = raceTest.extend<{
  login: TestLogin
  keys: PartnerKeys
  bank: (over?: Parameters<Factories['client']>[0]) => Promise<string>
}>({
  login: async ({ db }, use) => {
    const login = await startTestLogin(db)
    await use(login)
    await login.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  bank: async ({ given, keys }, use) =>
    use(async (over = {}) => (await given.client({ jwks: keys.jwks, redirectUris: [REDIRECT], ...over })).clientId),
})

const FAPI = { profile: 'fapi2', dpopBound: true, requirePar: true } as const

describe('openid-client', () => {
  for (const [name, profile] of [
    ['OpenID Connect with PKCE', {}],
    ['FAPI 2.0', FAPI],
  ] as const)
    test(`signs in by ${name}`, async ({ login, given, keys, bank }) => {
      const person = await personWithPassword(given)
      const clientId = await bank({
        ...profile,
        scopes: ['openid', 'profile', 'pin'],
        claims: ['given_name', 'family_name', 'pin'],
      })
      const { kid } = keys.publicJwk
      const config = await openid.discovery(
        new URL(login.issuer),
        clientId,
        { id_token_signed_response_alg: 'PS256' },
        openid.PrivateKeyJwt(kid ? { key: keys.privateKey, kid } : keys.privateKey, {
          // FAPI 2.0 takes the issuer as the one audience.
          [openid.modifyAssertion]: (_header, payload) => {
            payload.aud = config.serverMetadata().issuer
          },
        }),
        { execute: [openid.allowInsecureRequests] },
      )
      const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair())
      const verifier = openid.randomPKCECodeVerifier()
      const nonce = openid.randomNonce()
      const state = openid.randomState()
      const address = await openid.buildAuthorizationUrlWithPAR(
        config,
        {
          redirect_uri: REDIRECT,
          scope: 'openid profile pin',
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          nonce,
          state,
          response_type: 'code',
        },
        { DPoP },
      )
      const seen = await signInThrough(login.browser(), address, person)
      expect(seen.left?.href).toContain(REDIRECT)

      const tokens = await openid.authorizationCodeGrant(
        config,
        new URL(String(seen.left)),
        { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true },
        undefined,
        { DPoP },
      )
      const claims = tokens.claims()
      expect(claims).toMatchObject({ acr: 'low', amr: ['pwd'], sid: expect.any(String), auth_time: expect.any(Number) })
      expect(claims?.sub).not.toBe(person.id)
      expect(tokens.token_type).toBe('dpop')
      const facts = await openid.fetchUserInfo(config, tokens.access_token, String(claims?.sub), { DPoP })
      expect(facts).toEqual({
        sub: claims?.sub,
        given_name: person.givenName,
        family_name: person.surname,
        pin: person.pin,
      })
    })
})

describe('oauth4webapi', () => {
  test('signs in by FAPI 2.0, looks at its token, gives it back', async ({ login, given, keys, bank }) => {
    const person = await personWithPassword(given)
    const client: oauth.Client = { client_id: await bank({ ...FAPI, idTokenAlg: 'ES256' }), id_token_signed_response_alg: 'ES256' }
    const insecure = { [oauth.allowInsecureRequests]: true }
    const issuer = new URL(login.issuer)
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const { kid } = keys.publicJwk
    const auth = oauth.PrivateKeyJwt(kid ? { key: keys.privateKey, kid } : keys.privateKey)
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
    const verifier = oauth.generateRandomCodeVerifier()
    const pushed = await oauth.processPushedAuthorizationResponse(
      as,
      client,
      await oauth.pushedAuthorizationRequest(
        as,
        client,
        auth,
        new URLSearchParams({
          response_type: 'code',
          redirect_uri: REDIRECT,
          scope: 'openid profile',
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
        { DPoP, ...insecure },
      ),
    )
    const address = new URL(String(as.authorization_endpoint))
    address.searchParams.set('client_id', client.client_id)
    address.searchParams.set('request_uri', pushed.request_uri)
    const seen = await signInThrough(login.browser(), address, person)
    const answer = oauth.validateAuthResponse(as, client, new URL(String(seen.left)), oauth.expectNoState)
    const tokens = await oauth.processAuthorizationCodeResponse(
      as,
      client,
      await oauth.authorizationCodeGrantRequest(as, client, auth, answer, REDIRECT, verifier, { DPoP, ...insecure }),
      { requireIdToken: true },
    )
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    const info = await oauth.processUserInfoResponse(
      as,
      client,
      String(claims?.sub),
      await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP, ...insecure }),
    )
    expect(info.given_name).toBe(person.givenName)
    const looked = await oauth.processIntrospectionResponse(
      as,
      client,
      await oauth.introspectionRequest(as, client, auth, tokens.access_token, insecure),
    )
    expect(looked).toMatchObject({ active: true, client_id: client.client_id, sub: claims?.sub })
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, auth, tokens.access_token, insecure))
    const after = await oauth.introspectionRequest(as, client, auth, tokens.access_token, insecure)
    expect(await oauth.processIntrospectionResponse(as, client, after)).toEqual({ active: false })
  })
})
