import { SIGN_IN_METHODS, type SignInMethod } from '@/db/vocabulary/identity'

/** 128 random bits in base64url; the letters' case counts. */
export const RECEIPT_KEY = /^[A-Za-z0-9_-]{22}$/
export const isReceiptKey = (text: string): boolean => RECEIPT_KEY.test(text)
/** A key as people copy it: with spaces, or the whole address it stands in. */
export const readKey = (typed: string): string =>
  (
    typed
      .trim()
      .split(/[/?#]/)
      .findLast((part) => part !== '') ?? ''
  ).replace(/\s/g, '')

const HASH = /^[0-9a-f]{64}$/
/** A SHA-256 as people paste it: in capitals, in groups, with the file's name behind it as `shasum` prints it; null when it is none. */
export function readHash(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  const [first = ''] = text.split(/\s+[*]?(?=\S*[^0-9a-f\s])/)
  const hash = first.replace(/[\s:]/g, '')
  return HASH.test(hash) ? hash : null
}

/** In groups of eight, which eyes can compare. */
export const groupedHash = (hash: string): string => (hash.match(/.{1,8}/g) ?? []).join(' ')

/** Where a receipt is verified. */
export const verifyAddress = (portal: string, locale: string, key: string): string =>
  new URL(`/${locale}/verify/${key}`, portal).href

/** The words of a signature's proof, under `receipt.method`. */
export const methodWord = (method: string): SignInMethod | 'other' => SIGN_IN_METHODS.find((one) => one === method) ?? 'other'
