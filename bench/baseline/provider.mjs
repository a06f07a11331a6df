// The bare thing ASAN Login is measured against: the same library with nothing of ours, everything in memory, anybody let in.
import { generateKeyPairSync } from 'node:crypto'
import { Provider } from 'oidc-provider'

const { BENCH_BARE_URL, BENCH_PARTNER_KEYS } = process.env
const rsa = {
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'PS256',
}

const provider = new Provider(BENCH_BARE_URL, {
  clients: [
    {
      client_id: 'bench-partner',
      redirect_uris: ['https://bench.example/callback'],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      id_token_signed_response_alg: 'PS256',
      jwks: { keys: JSON.parse(BENCH_PARTNER_KEYS) },
    },
  ],
  jwks: { keys: [{ ...rsa, kid: 'bare' }] },
  cookies: { keys: ['a key of the bench, worth nothing'] },
  enabledJWA: { idTokenSigningAlgValues: ['PS256'] },
  features: { devInteractions: { enabled: false } },
  claims: { openid: ['sub'], profile: ['given_name', 'family_name'] },
  ttl: { Session: 900, Interaction: 600, Grant: 900, AuthorizationCode: 60, AccessToken: 300, IdToken: 300 },
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
  findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
    grant.addOIDCScope('openid profile')
    await grant.save()
    return grant
  },
})

provider.use(async (ctx, next) => {
  if (ctx.path === '/health') {
    ctx.body = 'ok'
    return
  }
  if (!ctx.path.startsWith('/sign-in/')) return next()
  await provider.interactionDetails(ctx.req, ctx.res)
  if (ctx.method === 'GET') {
    ctx.type = 'html'
    ctx.body =
      '<!doctype html><title>Sign in</title><form id="sign-in" method="post"><input name="pin"><input name="password" type="password"><button>Sign in</button></form>'
    return
  }
  const chunks = []
  for await (const chunk of ctx.req) chunks.push(chunk)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: form.get('pin') } }))
})

provider.listen(Number(new URL(BENCH_BARE_URL).port), '127.0.0.1')
