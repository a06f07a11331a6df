import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  type JsonName,
} from '@/lib/platform/x509'

/** One authority: its certificate and the key it signs with. */
export type Signer = { certificate: X509Certificate; key: CryptoKey; how: EcdsaParams & EcKeyGenParams }

/** The development authority: a root, the authority below it that issues to people, and a stranger nobody trusts. */
export type Authority = { root: Signer; issuer: Signer; stranger: Signer; own: string }

/** P-384 for what lasts, P-256 for phones. */
const curve = (namedCurve: 'P-256' | 'P-384') => ({
  name: 'ECDSA',
  namedCurve,
  hash: namedCurve === 'P-384' ? 'SHA-384' : 'SHA-256',
})

const DAY_MS = 24 * 3_600_000
const YEAR_MS = 365 * DAY_MS
const ROOT_YEARS = 10
const ISSUER_YEARS = 5
/** A new list is made at each request, and soon asked for anew: in a demo a revocation should be seen at once. */
const LIST_SECONDS = 5

const nameOf = (commonName: string): JsonName => [{ C: ['AZ'] }, { O: ['Sınaq sertifikat xidməti (demo)'] }, { CN: [commonName] }]

/**
 * The authority of this folder; what is missing is made. A root stays as long as its file does, so that whoever trusts it goes on
 * doing so; the issuing authority is made anew when the simulators moved to another address, because its certificate carries it.
 *
 * @param folder for example `.local/dev-ca`; `trust.pem` in it is what SIGNATURE_TRUST names
 * @param own address of the simulators, where the lists of revoked certificates are
 */
export async function openAuthority(folder: string, own: string): Promise<Authority> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const root = (await readSigner(folder, 'root', 'P-384')) ?? (await makeRoot(folder, 'root', 'ASAN sınaq kökü'))
  const stranger = (await readSigner(folder, 'stranger', 'P-384')) ?? (await makeRoot(folder, 'stranger', 'Yad sertifikat mərkəzi'))
  const kept = await readSigner(folder, 'issuer', 'P-384')
  const fits = kept && (await below(kept, root)) && pointOf(kept.certificate) === rootList(own)
  const issuer = fits ? kept : await makeIssuer(folder, root, own)
  write(join(folder, 'trust.pem'), `${root.certificate.toString('pem')}\n${issuer.certificate.toString('pem')}\n`, 0o644)
  return { root, issuer, stranger, own }
}

const rootList = (own: string): string => `${own}/ca/root-crl`
/** The same list at many addresses: who keeps it for a moment, for one card, does not miss a card that was revoked in that moment. */
const issuerList = (own: string, serial: string): string => `${own}/ca/crl/${serial.slice(0, 4)}`
const below = async ({ certificate }: Signer, { certificate: above }: Signer): Promise<boolean> =>
  certificate.notAfter.getTime() > Date.now() + 30 * DAY_MS && (await certificate.verify({ publicKey: above, signatureOnly: true }))

const pointOf = (certificate: X509Certificate): string | undefined =>
  certificate.getExtension(CRLDistributionPointsExtension)?.distributionPoints[0]?.distributionPoint?.fullName?.[0]
    ?.uniformResourceIdentifier

async function readSigner(folder: string, name: string, namedCurve: 'P-256' | 'P-384'): Promise<Signer | null> {
  const files = [join(folder, `${name}.pem`), join(folder, `${name}.key.pem`)] as const
  if (!files.every((file) => existsSync(file))) return null
  const [der] = PemConverter.decode(readFileSync(files[1], 'utf8'))
  if (!der)
    throw new Error(`Cannot read ${files[1]}: expected a private key in PEM form. Delete the folder to have a new authority made`)
  const how = curve(namedCurve)
  const key = await crypto.subtle.importKey('pkcs8', der, how, false, ['sign'])
  return { certificate: new X509Certificate(readFileSync(files[0], 'utf8')), key, how }
}

async function makeRoot(folder: string, name: string, commonName: string): Promise<Signer> {
  const how = curve('P-384')
  const keys = await newKeys(how)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: nameOf(commonName),
    keys,
    signingAlgorithm: how,
    serialNumber: newSerial(),
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + ROOT_YEARS * YEAR_MS),
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return keep(folder, name, { certificate, key: keys.privateKey, how })
}

async function makeIssuer(folder: string, root: Signer, own: string): Promise<Signer> {
  const how = curve('P-384')
  const keys = await newKeys(how)
  const certificate = await X509CertificateGenerator.create({
    subject: nameOf('ASAN sınaq sertifikatları'),
    issuer: root.certificate.subjectName,
    publicKey: keys.publicKey,
    signingKey: root.key,
    signingAlgorithm: root.how,
    serialNumber: newSerial(),
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + ISSUER_YEARS * YEAR_MS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(root.certificate),
      new CRLDistributionPointsExtension([rootList(own)]),
    ],
  })
  return keep(folder, 'issuer', { certificate, key: keys.privateKey, how })
}

const newKeys = (how: EcKeyGenParams): Promise<CryptoKeyPair> => crypto.subtle.generateKey(how, true, ['sign', 'verify'])

/** Positive, and never beginning with a zero byte. */
export function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

async function keep(folder: string, name: string, signer: Signer): Promise<Signer> {
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', signer.key), 'PRIVATE KEY')
  write(join(folder, `${name}.key.pem`), `${key}\n`, 0o600)
  write(join(folder, `${name}.pem`), `${signer.certificate.toString('pem')}\n`, 0o644)
  return signer
}

/** In one step: a process that reads meanwhile sees the old file or the new one. */
function write(file: string, text: string, mode: number): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  const fresh = `${file}.${randomBytes(4).toString('hex')}`
  writeFileSync(fresh, text, { mode })
  renameSync(fresh, file)
}

/** Tells one issuing authority from another made later. */
export const fingerprint = ({ certificate }: Signer): string =>
  createHash('sha256').update(new Uint8Array(certificate.rawData)).digest('hex').slice(0, 16)

export type Holder = { pin: string; givenName: string; surname: string }
export type Issued = { certificate: X509Certificate; privateKey: CryptoKey; serial: string }

/**
 * A new key and its certificate for a person.
 *
 * @param device phones get a P-256 key, cards a P-384 one
 * @param dates whole years, from `from` (a moment before now for a certificate that ran out)
 */
export async function issue(
  { issuer, stranger, own }: Authority,
  holder: Holder,
  { device, from, years, by = 'issuer' }: { device: 'phone' | 'card'; from: Date; years: number; by?: 'issuer' | 'stranger' },
): Promise<Issued> {
  const signer = by === 'issuer' ? issuer : stranger
  const keys = await newKeys(curve(device === 'phone' ? 'P-256' : 'P-384'))
  const serial = newSerial()
  const certificate = await X509CertificateGenerator.create({
    subject: subjectOf(holder),
    issuer: signer.certificate.subjectName,
    publicKey: keys.publicKey,
    signingKey: signer.key,
    signingAlgorithm: signer.how,
    serialNumber: serial,
    notBefore: from,
    notAfter: new Date(from.getTime() + years * YEAR_MS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signer.certificate),
      new CRLDistributionPointsExtension([issuerList(own, serial)]),
    ],
  })
  return { certificate, privateKey: keys.privateKey, serial }
}

const SERIAL_NUMBER = '2.5.4.5'
const SURNAME = '2.5.4.4'
const GIVEN_NAME = '2.5.4.42'

function subjectOf({ pin, givenName, surname }: Holder): JsonName {
  const given = givenName.toLocaleUpperCase('az')
  const family = surname.toLocaleUpperCase('az')
  return [
    { C: ['AZ'] },
    { CN: [`${family},${given},${pin}`] },
    { [SURNAME]: [family] },
    { [GIVEN_NAME]: [given] },
    // The person by PIN, as ETSI EN 319 412-1 writes national numbers.
    { [SERIAL_NUMBER]: [`PNOAZ-${pin}`] },
  ]
}

/** A fresh list of what the signer revoked. */
export async function revocationList(
  { certificate, key, how }: Signer,
  revoked: readonly { serial: string; revokedAt: Date }[],
  now: Date,
): Promise<Buffer> {
  const list = await X509CrlGenerator.create({
    issuer: certificate.subjectName,
    thisUpdate: new Date(now.getTime() - 1_000),
    nextUpdate: new Date(now.getTime() + LIST_SECONDS * 1_000),
    signingAlgorithm: how,
    signingKey: key,
    entries: revoked.map(({ serial, revokedAt }) => ({ serialNumber: serial, revocationDate: revokedAt })),
    extensions: [await AuthorityKeyIdentifierExtension.create(certificate)],
  })
  return Buffer.from(list.rawData)
}
