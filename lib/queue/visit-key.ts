import { timingSafeEqual } from 'node:crypto'
import { keyedHash, keyedHashes } from '@/lib/platform/crypto'

// A link that works without signing in carries this key: the id and 128 bits of a keyed hash. Nothing is stored, so a copy of the
// database opens no visit; a link is taken back by raising the row's `linkVersion`.

export type Linked = { id: string; linkVersion: number }
export type LinkKind = 'visit' | 'ticket'

const PURPOSE = { visit: 'queue.visit-link', ticket: 'queue.ticket-link' } as const
const SIGNATURE_LENGTH = 22 // 128 bits in base64url

const signed = ({ id, linkVersion }: Linked) => `${id}\0${linkVersion}`

/** The key of a visit's or ticket's link: `/{locale}/visit/<key>`, `/{locale}/ticket/<key>`. */
export function linkKeyOf(kind: LinkKind, linked: Linked): string {
  const id = Buffer.from(linked.id.replaceAll('-', ''), 'hex').toString('base64url')
  return id + keyedHash(PURPOSE[kind], signed(linked)).slice(0, SIGNATURE_LENGTH)
}

/** The id a key speaks of; null for what is no key. Says nothing about whether it is a good one: `opensLink` does. */
export function idInKey(key: string): string | null {
  if (!/^[\w-]{44}$/.test(key)) return null
  const hex = Buffer.from(key.slice(0, SIGNATURE_LENGTH), 'base64url').toString('hex')
  if (hex.length !== 32) return null
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether the key is one made for this row, by any key of DATA_KEY that is still listed. */
export function opensLink(kind: LinkKind, key: string, linked: Linked): boolean {
  if (idInKey(key) !== linked.id) return false
  const given = Buffer.from(key.slice(SIGNATURE_LENGTH))
  return keyedHashes(PURPOSE[kind], signed(linked)).some((one) => {
    const expected = Buffer.from(one.slice(0, SIGNATURE_LENGTH))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}
