// For tests: authorities, signers and lists of revoked certificates, made as wrong as a test needs them.
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@/lib/platform/x509'
import { RevocationLists } from './revocation'
import { readTrust } from './trust'
import type { Judge } from './verify'

export const NOW = new Date('2026-11-23T06:00:00Z')
const DAY_MS = 24 * 3_600_000
export const days = (count: number): Date => new Date(NOW.getTime() + count * DAY_MS)

export const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
export const P384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }
export const P521 = { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' }
export const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
})
type How = typeof P256 | ReturnType<typeof rsa>

export type Made = { certificate: X509Certificate; keys: CryptoKeyPair; how: How }

type Wishes = {
  name?: string
  how?: How
  from?: Date
  until?: Date
  serial?: string
  /** Replaces what the certificate of this kind usually says. */
  extensions?: Extension[]
}

export const LIST = 'http://ca.test/list'
export const ROOT_LIST = 'http://ca.test/root-list'

const newKeys = (how: How): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(how, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
let serials = 100

async function make(issuer: Made | null, subject: string, { how = P256, from, until, serial, extensions }: Wishes): Promise<Made> {
  const keys = await newKeys(how)
  const certificate = await X509CertificateGenerator.create({
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: issuer?.how ?? how,
    serialNumber: serial ?? (serials++).toString(16).padStart(4, '0'),
    notBefore: from ?? days(-30),
    notAfter: until ?? days(365),
    extensions,
  })
  return { certificate, keys, how }
}

const authorityRules = (pathLength?: number) => [
  new BasicConstraintsExtension(true, pathLength, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]

export const makeRoot = (wishes: Wishes = {}): Promise<Made> =>
  make(null, `CN=${wishes.name ?? 'Root'}`, { extensions: authorityRules(), ...wishes })

export const makeAuthority = (above: Made, { pathLength, ...wishes }: Wishes & { pathLength?: number } = {}): Promise<Made> =>
  make(above, `CN=${wishes.name ?? 'Issuer'}`, {
    extensions: [...authorityRules(pathLength), new CRLDistributionPointsExtension([ROOT_LIST])],
    ...wishes,
  })

export const signerRules = (over: { usage?: number; purposes?: string[]; list?: string | null } = {}): Extension[] => {
  const { usage = KeyUsageFlags.digitalSignature, purposes = [ExtendedKeyUsage.clientAuth], list = LIST } = over
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(usage, true),
    new ExtendedKeyUsageExtension(purposes),
    ...(list ? [new CRLDistributionPointsExtension([list])] : []),
  ]
}

export const makeSigner = (above: Made, wishes: Wishes & { subject?: string } = {}): Promise<Made> =>
  make(above, wishes.subject ?? 'CN=Leyla, 2.5.4.5=PNOAZ-5XK2L7A', { extensions: signerRules(), ...wishes })

export async function makeList(
  by: Made,
  {
    revoked = [],
    from = days(-1),
    until = days(1),
    extensions,
  }: { revoked?: Made[]; from?: Date; until?: Date; extensions?: Extension[] } = {},
): Promise<Uint8Array> {
  const list = await X509CrlGenerator.create({
    issuer: by.certificate.subject,
    thisUpdate: from,
    nextUpdate: until,
    signingAlgorithm: by.how,
    signingKey: by.keys.privateKey,
    entries: revoked.map(({ certificate }) => ({ serialNumber: certificate.serialNumber, revocationDate: days(-1) })),
    extensions,
  })
  return new Uint8Array(list.rawData)
}

export const der = ({ certificate }: Made): Uint8Array => new Uint8Array(certificate.rawData).slice()

/** The signature of the key over the bytes, as devices give it: r and s, or RSA. */
export async function sign({ keys, how }: Made, data: Uint8Array, hash = 'SHA-256'): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign({ ...how, hash }, keys.privateKey, new Uint8Array(data)))
}

/** Trusts these authorities and finds these lists; an address without a list is a server that is down. */
export function judge(trusted: readonly Made[], lists: Record<string, Uint8Array>): Judge & { fetched: string[] } {
  const fetched: string[] = []
  return {
    fetched,
    trust: readTrust(trusted.map(({ certificate }) => certificate.toString('pem')).join('\n')),
    lists: new RevocationLists(async (address) => {
      fetched.push(address)
      const list = lists[address]
      if (!list) throw new Error('the server of the list is down')
      return list
    }),
  }
}
