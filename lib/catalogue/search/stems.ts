import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'

// A light stemmer of Azerbaijani over folded letters (ə = e, ı = i, ö = o, ü = u, ğ = g, ş = s, ç = c): never below four letters.
// It need not be right as a grammar is, only the same on both sides.

// With the vowel harmony of folded letters there are two of each: a/e after the stem's back or front vowels, i/u for the rest.
const CASES = [
  'a',
  'e',
  'ya',
  'ye',
  'i',
  'u',
  'ni',
  'nu',
  'yi',
  'yu',
  'in',
  'un',
  'nin',
  'nun',
  'da',
  'de',
  'dan',
  'den',
  'la',
  'le',
]
const POSSESSION = [
  'im',
  'um',
  'm',
  'in',
  'un',
  'n',
  'i',
  'u',
  'si',
  'su',
  'imiz',
  'umuz',
  'miz',
  'muz',
  'iniz',
  'unuz',
  'niz',
  'nuz',
]
const NUMBER = ['lar', 'ler']
const AFTER_POSSESSION = ['na', 'ne', 'ni', 'nu', 'nin', 'nun', 'nda', 'nde', 'ndan', 'nden']
const VERBS = [
  'maq',
  'mek',
  'mag',
  'meg',
  'ma',
  'me',
  'misam',
  'misem',
  'musam',
  'musem',
  'mis',
  'mus',
  'misik',
  'musuk',
  'di',
  'du',
  'dim',
  'dum',
  'dik',
  'duq',
  'diq',
  'iram',
  'irem',
  'uram',
  'urem',
  'irik',
  'iriq',
  'uruq',
  'ir',
  'ur',
  'irsen',
  'irsan',
  'irler',
  'irlar',
  'yir',
  'yur',
  'ar',
  'er',
  'aram',
  'erem',
  'ib',
  'ub',
  'yib',
  'yub',
  'acaq',
  'ecek',
  'acam',
  'ecem',
  'acagam',
  'eceyem',
  'mali',
  'meli',
  'maliyam',
  'meliyem',
  'an',
  'en',
  'yan',
  'yen',
  'asi',
  'esi',
  'il',
  'ul',
  'in',
  'un',
  'n',
  'l',
  'dir',
  'dur',
  't',
  'mir',
  'mur',
  'mirem',
  'miram',
  'mayib',
  'meyib',
  'sa',
  'se',
  'masi',
  'mesi',
]
const MAKING = [
  'liq',
  'lik',
  'luq',
  'luk',
  'lig',
  'lug',
  'liy',
  'luy',
  'li',
  'lu',
  'siz',
  'suz',
  'ci',
  'cu',
  'ca',
  'ce',
  'ki',
  'dasi',
]
const ENDINGS = [...new Set([...CASES, ...POSSESSION, ...NUMBER, ...AFTER_POSSESSION, ...VERBS, ...MAKING])]

/** A vowel falls out before an ending (oğul, oğlu), or the word would lose its heart. */
const EXCEPTIONS: Record<string, string> = {
  oglu: 'ogul',
  oglum: 'ogul',
  oglumun: 'ogul',
  oglan: 'oglan',
  agzi: 'agiz',
  sekli: 'sekil',
  sekil: 'sekil',
  sekiller: 'sekil',
  adim: 'ad',
  adimi: 'ad',
  adi: 'ad',
  adini: 'ad',
  adin: 'ad',
  ad: 'ad',
  su: 'su',
  suyu: 'su',
  suyun: 'su',
  qaz: 'qaz',
  qazi: 'qaz',
  ev: 'ev',
  evi: 'ev',
  evim: 'ev',
  evin: 'ev',
  evimi: 'ev',
  is: 'is',
  ise: 'is',
  isi: 'is',
  isden: 'is',
  isim: 'is',
  pul: 'pul',
  pulu: 'pul',
  pulum: 'pul',
  ana: 'ana',
  ata: 'ata',
  bina: 'bina',
  alman: 'alman',
  bagca: 'bagca',
  bagcaya: 'bagca',
  bagcasi: 'bagca',
  viza: 'viza',
  taksi: 'taksi',
}

const SHORTEST = 4
const ROUNDS = 4
/** Words end in k or q that become y or ğ before an ending: uşaq, uşağın. */
const soften = (stem: string): string => stem.replace(/[qgk]$/, 'k').replace(/(?<=[eiou])y$/, 'k')

/**
 * Everything a word may be once its endings are gone, itself first. Endings stand one after another and some stems look as if they
 * had one (`maşın`), so all readings are kept: two words are the same when they share one.
 *
 * @example stemsOf('vesiqelerinin') // ['vesiqelerinin', …, 'vesiqeler', 'vesiqe', …]
 */
export function stemsOf(word: string): string[] {
  const known = EXCEPTIONS[word]
  if (known) return [known]
  if (/\d/.test(word)) return [word]
  const found = new Set([word])
  let edge = [word]
  for (let round = 0; round < ROUNDS && edge.length > 0; round++) {
    const next: string[] = []
    for (const one of edge) {
      for (const ending of ENDINGS) {
        if (one.length - ending.length < SHORTEST || !one.endsWith(ending)) continue
        const stem = one.slice(0, -ending.length)
        if (found.has(stem)) continue
        found.add(stem)
        next.push(stem)
      }
    }
    edge = next
  }
  return [...new Set([...found].map(soften))]
}

/** One stem of a word: the shortest reading. For comparing phrases, where both sides go the same way. */
export const stemAzerbaijani = (word: string): string => stemsOf(word).reduce((a, b) => (b.length < a.length ? b : a))

export const stemRussian = (word: string): string => russian(word)
export const stemEnglish = (word: string): string => english(word)
