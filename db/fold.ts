// Letters people leave out or write differently when they type in a hurry: `sexsiyyet vesiqesi` for `Şəxsiyyət vəsiqəsi`.
const FOLDED: Record<string, string> = { ə: 'e', ı: 'i', ö: 'o', ü: 'u', ğ: 'g', ş: 's', ç: 'c', ё: 'е', '’': '', ʼ: '', "'": '' }
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu')

/**
 * A text as search compares it: small letters without Azerbaijani marks. Cyrillic letters stay as they are (only ё becomes е).
 *
 * İ is replaced before lower-casing: JavaScript turns it into `i` and a combining dot, two code points that match nothing.
 *
 * @example fold('Şəxsiyyət vəsiqəsi, İLK dəfə') // 'sexsiyyet vesiqesi, ilk defe'
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll('\u0307', '')
    .replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter)
}

/** The folded words of a text, without punctuation. */
export const foldedWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
