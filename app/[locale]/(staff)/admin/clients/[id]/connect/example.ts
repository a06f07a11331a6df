import type { RegisteredClient } from '@/lib/identity/model'

type Registered = Pick<RegisteredClient, 'clientId' | 'idTokenAlg' | 'redirectUris' | 'scopes' | 'requirePar' | 'dpopBound'>

/** A sign-in with `openid-client`, filled with this client's own names. */
export function exampleOf({ issuer, client }: { issuer: string; client: Registered }): string {
  const scope = client.scopes.filter((one) => !one.includes('.')).join(' ')
  const options = client.dpopBound ? ', { DPoP }' : ''
  const request = client.requirePar ? 'await client.buildAuthorizationUrlWithPAR' : 'client.buildAuthorizationUrl'
  return [
    "import * as client from 'openid-client'",
    '',
    '// the private half of a registered key, as a CryptoKey',
    'const config = await client.discovery(',
    `  new URL('${issuer}'),`,
    `  '${client.clientId}',`,
    `  { id_token_signed_response_alg: '${client.idTokenAlg}' },`,
    '  client.PrivateKeyJwt(privateKey, {',
    '    [client.modifyAssertion]: (_header, payload) => {',
    `      payload.aud = '${issuer}'`,
    '    },',
    '  }),',
    ')',
    ...(client.dpopBound ? ['const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair())'] : []),
    '',
    'const pkceCodeVerifier = client.randomPKCECodeVerifier()',
    'const expectedState = client.randomState()',
    `const address = ${request}(config, {`,
    `  redirect_uri: '${client.redirectUris[0] ?? ''}',`,
    `  scope: '${scope}',`,
    '  state: expectedState,',
    '  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),',
    "  code_challenge_method: 'S256',",
    `}${client.requirePar ? options : ''})`,
    '// send the browser to `address`; then, at the redirect_uri:',
    'const tokens = await client.authorizationCodeGrant(',
    '  config,',
    '  new URL(request.url),',
    '  { pkceCodeVerifier, expectedState, idTokenExpected: true },',
    ...(client.dpopBound ? ['  undefined,', '  { DPoP },'] : []),
    ')',
    'const { sub, sid, acr } = tokens.claims()',
  ].join('\n')
}
