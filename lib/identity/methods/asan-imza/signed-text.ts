import { createHash, randomInt } from 'node:crypto'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { clockInBaku, dayInBaku } from '@/lib/platform/time'

/** SHA-256 of the text, base64: what the phone signs. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64')

/**
 * The four digits on both screens: the last two bytes of SHA-256 over the hash, modulo 10,000. The phone works them out from the
 * text it shows, so somebody else's request, put on the same phone at the same moment, shows other digits.
 */
export function controlCodeOf(hash: string): string {
  const digest = createHash('sha256').update(Buffer.from(hash, 'base64')).digest()
  return String(digest.readUInt16BE(digest.length - 2) % 10_000).padStart(4, '0')
}

// Letters and digits that are not mistaken for each other; 16 of them are 78 bits, so no text comes twice.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newNumber = (): string =>
  [0, 1, 2, 3].map(() => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')

const momentInBaku = (now: Date): string => `${dayInBaku(now).split('-').reverse().join('.')} ${clockInBaku(now)}`

/** One line of words of others: no line breaks that would look like lines of ours, and not too long for a phone. */
const oneLine = (text: string, length: number): string =>
  text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, length)
    .toWellFormed()

/** What somebody signs to sign in: which portal, when, and a number that makes it the only one of its kind. */
export const signInText = (locale: Locale, client: string, now: Date): string =>
  getTranslator(locale, 'signatures')('text.signIn', {
    client: oneLine(client, 60),
    time: momentInBaku(now),
    nonce: newNumber(),
  })

/** What somebody signs when a client asks through the back channel: also the client's own words, and what it will learn. */
export function backChannelText(
  locale: Locale,
  { client, message, claims }: { client: string; message: string | null; claims: readonly string[] },
  now: Date,
): string {
  const t = getTranslator(locale, 'signatures')
  return t('text.backChannel', {
    client: oneLine(client, 60),
    message: message ? oneLine(message, 40) : t('text.noMessage'),
    claims: claims.join(', ') || t('text.noMessage'),
    time: momentInBaku(now),
    nonce: newNumber(),
  })
}
