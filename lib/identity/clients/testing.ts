// For tests: a registration as the form of the admin section sends it.
import { newKey } from '@/lib/platform/ids'

const KEY = { kty: 'OKP', crv: 'Ed25519', kid: 'one', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }

export const newClientForm = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  clientId: `bank-${newKey().slice(0, 8)}`,
  idempotencyKey: newKey(),
  kind: 'private',
  'name.az': 'Sınaq Bank',
  legalName: '“Sınaq Bank” ASC',
  tin: '1234567891',
  sector: 'banking',
  'purpose.az': 'Bank xidmətləri',
  legalBasis: 'Müqavilə 1',
  homepage: 'https://bank.az/',
  claims: ['given_name', 'family_name', 'pin'],
  requiredLevel: 'substantial',
  redirectUris: 'https://bank.az/callback',
  backchannelLogoutUri: 'https://bank.az/logout',
  jwks: JSON.stringify({ keys: [KEY] }),
  profile: 'oidc',
  idTokenAlg: 'PS256',
  ...over,
})
