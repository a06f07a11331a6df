// What a password must be (NIST SP 800-63B, 5.1.1): long, not known to everybody, nothing about its owner. No rules about signs.
import { fold } from '@/db/fold'
import { isLeaked } from './leaked'

export const MIN_PASSWORD_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 200
/** Shorter names are part of too many words. */
const MIN_NAME_LENGTH = 4

export type PasswordProblem = {
  code: 'required' | 'too_short' | 'too_long' | 'common_password' | 'repeated' | 'own_name' | 'own_pin' | 'own_birth_date'
  params?: Record<string, number>
}

/** What is wrong with it whoever wants it; null when nothing is. */
export function problemForAnybody(password: string): PasswordProblem | null {
  const text = password.normalize('NFC')
  const { length } = [...text]
  if (length === 0) return { code: 'required' }
  if (length < MIN_PASSWORD_LENGTH) return { code: 'too_short', params: { minimum: MIN_PASSWORD_LENGTH } }
  if (length > MAX_PASSWORD_LENGTH) return { code: 'too_long', params: { maximum: MAX_PASSWORD_LENGTH } }
  if (repeats(text) || isRow(text)) return { code: 'repeated' }
  return isLeaked(text) ? { code: 'common_password' } : null
}

export type Owner = { pin: string; givenName: string; surname: string; patronymic: string; birthDate: string }

/** What only its owner must not use; asked once it is sure who that is, or the answer would tell a stranger something. */
export function problemForOwner(
  password: string,
  { pin, givenName, surname, patronymic, birthDate }: Owner,
): PasswordProblem | null {
  const text = fold(password)
  if (text.includes(fold(pin))) return { code: 'own_pin' }
  const names = [givenName, surname, patronymic].map((name) => fold(name.replace(/ (oğlu|qızı)$/, '')))
  if (names.some((name) => name.length >= MIN_NAME_LENGTH && text.includes(name))) return { code: 'own_name' }
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const figures = text.replace(/[^0-9]/g, '')
  const spellings = [`${year}${month}${day}`, `${day}${month}${year}`, `${month}${day}${year}`]
  return spellings.some((spelling) => figures.includes(spelling)) ? { code: 'own_birth_date' } : null
}

/** `abcabcabcabc`, `aaaaaaaaaaaa`: a short piece over and over. */
const repeats = (text: string): boolean => /^(.{1,6}?)\1+$/su.test(text)

/** `123456789012`, `zyxwvutsrqpo`: each sign follows the one before it. */
function isRow(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const [step] = steps(codes)
  // A row of figures begins anew after 9.
  return step !== undefined && Math.abs(step) === 1 && steps(codes).every((one) => one === step || Math.abs(one) === 9)
}

const steps = (codes: number[]): number[] => codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
