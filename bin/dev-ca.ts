// The development certificate authority: its root, the authority that issues to people, and trust.pem, which SIGNATURE_TRUST names.
// Safe to run again: what is there stays. The simulators issue the certificates of phones and cards when these are first used.
import { dirname } from 'node:path'
import { openAuthority } from '../simulators/ca/authority'

const trust = process.env.SIGNATURE_TRUST ?? '.local/dev-ca/trust.pem'
const own = new URL(process.env.SIGNATURE_URL ?? 'http://localhost:3002').origin
const { root, issuer } = await openAuthority(dirname(trust), own)
console.log(`dev-ca: ${trust}, root until ${day(root.certificate.notAfter)}, issuer until ${day(issuer.certificate.notAfter)}`)

function day(at: Date): string {
  return at.toISOString().slice(0, 10)
}
