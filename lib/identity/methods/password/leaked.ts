import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fold } from '@/db/fold'

/**
 * Passwords that leaked somewhere, as beginnings of their hashes, sorted; made by bin/leaked-passwords.ts. Five bytes each: of ten
 * million good passwords about one is refused by mistake.
 */
export const LEAKED_FILE = resolve('lib/identity/methods/password/leaked-passwords.bin')
export const ENTRY_BYTES = 5

/** Figures and signs around a common word make no password; from this many on they may count for themselves. */
const ENOUGH_AROUND = 10

export type Kind = 'password' | 'core'

export const entryOf = (kind: Kind, text: string): Buffer =>
  createHash('sha256').update(`${kind}\0${text}`).digest().subarray(0, ENTRY_BYTES)

const LOOK_ALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** As it is compared: small letters; and once more with figures that stand for letters read as letters. */
export function spellingsOf(password: string): string[] {
  const plain = password.normalize('NFC').toLowerCase()
  const read = plain.replace(/[@4310!$57]/g, (sign) => LOOK_ALIKES[sign] ?? sign)
  return [...new Set([plain, fold(plain), read])]
}

/** The word inside, without the figures and signs before and after it: `!Dragon_1985` is `dragon`. */
export const coreOf = (spelling: string): string => spelling.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

let known: Buffer | undefined

function has(kind: Kind, text: string): boolean {
  known ??= readFileSync(LEAKED_FILE)
  const entry = entryOf(kind, text)
  let low = 0
  let high = known.length / ENTRY_BYTES - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = known.compare(entry, 0, ENTRY_BYTES, middle * ENTRY_BYTES, (middle + 1) * ENTRY_BYTES)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** Whether it is among the first that anybody would try: leaked before, or a common word with a few figures. */
export const isLeaked = (password: string): boolean =>
  spellingsOf(password).some((spelling) => {
    if (has('password', spelling)) return true
    const core = coreOf(spelling)
    return core !== '' && spelling.length - core.length < ENOUGH_AROUND && has('core', core)
  })
