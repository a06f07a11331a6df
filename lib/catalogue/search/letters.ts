import { fold } from '@/db/fold'

// One question, many spellings. Everything here is pure and used alike on what is asked and on what is known.

/** Azerbaijani Cyrillic as it was written until 1991, and Russian letters read as Azerbaijani ones. Note г = q, ҝ = g, ж = j. */
const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'q',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ә: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'y',
  ј: 'y',
  к: 'k',
  ҝ: 'g',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'x',
  һ: 'h',
  ц: 's',
  ч: 'c',
  ҹ: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}
const CYRILLIC_LETTERS = /[а-яёәғҝјөүһҹ]/gu

/** Russian letters as people type them on a Latin keyboard; only the key of sounds is compared, so one spelling will do. */
const RUSSIAN: Record<string, string> = { ...CYRILLIC, г: 'g', ж: 'j', х: 'h', ц: 'ts', щ: 's', й: 'i', я: 'ya', ю: 'yu', ё: 'o' }

export const hasCyrillic = (word: string): boolean => /[а-яёәғҝјөүһҹ]/u.test(word)
/** Letters that Russian does not have: the word is Azerbaijani for sure. */
export const isAzerbaijaniCyrillic = (word: string): boolean => /[әғҝјөүһҹ]/u.test(word)

/** A Cyrillic word in folded Azerbaijani letters. @example fromCyrillic('вәсигә') // 'vesiqe' */
export const fromCyrillic = (word: string): string => word.replace(CYRILLIC_LETTERS, (letter) => CYRILLIC[letter] ?? letter)

/** A Russian word in Latin letters. @example fromRussian('справка') // 'spravka' */
export const fromRussian = (word: string): string => word.replace(CYRILLIC_LETTERS, (letter) => RUSSIAN[letter] ?? letter)

/** Chat spelling: `w` for ş, `4` for ç inside a word, `sh`, `ch`, `gh`, `kh`. @example fromChat('wexsiyyet') // 'sexsiyyet' */
export const fromChat = (word: string): string =>
  word
    .replaceAll('w', 's')
    .replace(/4(?=[a-z])|(?<=[a-z])4/g, 'c')
    .replace(/6(?=[a-z])|(?<=[a-z])6/g, 's')
    .replaceAll('sh', 's')
    .replaceAll('ch', 'c')
    .replaceAll('gh', 'g')
    .replaceAll('kh', 'x')

/**
 * How a Latin word sounds, roughly: letters that people mix up are one letter. Two different words may share a key, so it counts
 * for less than letters do.
 *
 * @example soundKey('sexsiyyet') === soundKey('shexsiyet') // true
 */
export function soundKey(word: string): string {
  return fromChat(word)
    .replace(/[qgk]/g, 'k')
    .replace(/[xh]/g, 'h')
    .replace(/[ea]/g, 'a')
    .replace(/[yi]/g, 'i')
    .replace(/[jc]/g, 'c')
    .replace(/ts/g, 's')
    .replace(/z$/g, 's')
    .replace(/([a-z])\1+/g, '$1')
}

/** The words of a text: folded letters, digits kept; apostrophes and hyphens join what they stand in. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/(?<=\p{L})[-–](?=\p{L})/gu, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
