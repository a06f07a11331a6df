import { X509Crl } from '@/lib/platform/x509'
import { log } from '@/lib/platform/log'
import { minutesAfter } from '@/lib/platform/time'
import { type Certificate, listAddresses, plainSerial, signsLists, strongSignature } from './certificate'

/** Fetches a list. @throws when it cannot be had in time */
export type FetchList = (address: string) => Promise<Uint8Array>

const TIME_LIMIT_MS = 3_000
const MAX_BYTES = 8 * 1024 * 1024
/** A list is not asked for more often than this, nor kept longer, whatever it says of itself. */
const KEEP_MINUTES = 10
/** Clocks of two machines. */
const SKEW_MINUTES = 1

type Kept = { revoked: ReadonlySet<string>; until: Date }

/**
 * Lists of revoked certificates, kept in memory until their next issue, ten minutes at most. When none can be had, nobody can say
 * whether a certificate still holds: that is an answer of its own and never counts as "not revoked".
 */
export class RevocationLists {
  private readonly kept = new Map<string, Kept>()
  private readonly underWay = new Map<string, Promise<Kept>>()

  constructor(private readonly fetchList: FetchList = fetchInTime) {}

  async status(certificate: Certificate, issuer: Certificate, now: Date): Promise<'good' | 'revoked' | 'unknown'> {
    for (const address of listAddresses(certificate)) {
      try {
        const { revoked } = await this.list(address, issuer, now)
        return revoked.has(certificate.serial) ? 'revoked' : 'good'
      } catch (error) {
        log.warn({ err: error, host: new URL(address).host }, 'a list of revoked certificates cannot be used')
      }
    }
    return 'unknown'
  }

  private async list(address: string, issuer: Certificate, now: Date): Promise<Kept> {
    const key = `${issuer.node.fingerprint256} ${address}`
    const kept = this.kept.get(key)
    if (kept && kept.until > now) return kept
    // Many sign-ins at once ask for it once.
    return this.underWay.get(key) ?? this.renew(key, address, issuer, now)
  }

  private renew(key: string, address: string, issuer: Certificate, now: Date): Promise<Kept> {
    const asked = this.fetchList(address)
      .then((bytes) => readList(bytes, issuer, now))
      .then((fresh) => {
        this.kept.set(key, fresh)
        return fresh
      })
      .finally(() => this.underWay.delete(key))
    this.underWay.set(key, asked)
    return asked
  }
}

async function readList(bytes: Uint8Array, issuer: Certificate, now: Date): Promise<Kept> {
  const list = new X509Crl(new Uint8Array(bytes))
  const wrong = (what: string) => new Error(`Cannot use a list of revoked certificates: ${what}`)
  if (Buffer.from(list.issuerName.toArrayBuffer()).toString('hex') !== issuer.subject) throw wrong('another authority made it')
  if (!signsLists(issuer)) throw wrong('its authority may not sign lists')
  if (!strongSignature(list.signatureAlgorithm)) throw wrong('its signature is weak')
  if (!(await list.verify({ publicKey: issuer.parsed }))) throw wrong('its signature is wrong')
  // Lists of a part only, or of changes since another list, say so in a critical rule.
  if (list.extensions.some(({ critical }) => critical)) throw wrong('it covers only a part')
  const { thisUpdate, nextUpdate } = list
  if (thisUpdate > minutesAfter(now, SKEW_MINUTES)) throw wrong('it is from the future')
  if (!nextUpdate || nextUpdate <= now) throw wrong('it is out of date')
  const limit = minutesAfter(now, KEEP_MINUTES)
  return {
    revoked: new Set(list.entries.map(({ serialNumber }) => plainSerial(serialNumber))),
    until: new Date(Math.min(nextUpdate.getTime(), limit.getTime())),
  }
}

async function fetchInTime(address: string): Promise<Uint8Array> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIME_LIMIT_MS), redirect: 'error' })
  if (!answer.ok || !answer.body) throw new Error(`Cannot fetch a list of revoked certificates: status ${answer.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`Cannot fetch a list of revoked certificates: expected at most ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
