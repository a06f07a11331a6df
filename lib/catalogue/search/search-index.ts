import { fold } from '@/db/fold'
import { fromChat, fromCyrillic, fromRussian, hasCyrillic, isAzerbaijaniCyrillic, soundKey, wordsOf } from './letters'
import { stemAzerbaijani, stemEnglish, stemRussian, stemsOf } from './stems'
import { isStopWord } from './stop-words'

type Language = 'az' | 'en' | 'ru'
type ByLanguage<T> = Partial<Record<Language, T>>

/** What the search is told of one service; each text is in its own language. */
export type SearchDocument = {
  code: string
  name: ByLanguage<string>
  /** What people call it. */
  aliases: ByLanguage<readonly string[]>
  /** Life events, result document, category: what it is about. */
  topics: ByLanguage<readonly string[]>
  documents: ByLanguage<readonly string[]>
  summary: ByLanguage<string>
  /** Names and abbreviations of the body that gives it. */
  agency: ByLanguage<readonly string[]>
}

/** Words that mean the same as others: `words` may be asked for, `means` is what the registry calls it. */
export type Synonym = { words: readonly string[]; means: string }

const FIELD = { name: 3, aliases: 2.8, topics: 1.1, agency: 0.9, documents: 0.45, summary: 0.8 } as const
type Field = keyof typeof FIELD

/** How much a match of each kind tells: the very word, its stem, its sound. */
const LEVEL = { word: 1, stem: 0.85, sound: 0.5, start: 0.6, close: 0.62, closer: 0.48 } as const
export type MatchKind = keyof typeof LEVEL

/** What was read of one asked word: a term of the index and how far to trust it. */
type Reading = { term: string; kind: MatchKind; trust: number }

type Posting = Map<number, number>
/** A name or alias as a row of stems; asked for exactly, it is what was meant. */
type Phrase = { doc: number; stems: readonly string[]; isName: boolean }

export class SearchIndex {
  readonly documents: readonly SearchDocument[]
  readonly postings = new Map<string, Posting>()
  /** Phrases by their first stem. */
  readonly phrases = new Map<string, Phrase[]>()
  readonly synonyms: readonly { from: readonly string[]; means: string }[]
  /** Sorted words, for beginnings; and words by their pairs of letters, for misspellings. */
  private readonly words: string[] = []
  private readonly byPair = new Map<string, number[]>()
  private readonly spelled: { form: string; terms: string[] }[] = []
  /** How many pairs of letters each spelling shares with the word looked at; all zero between two words. */
  private counts = new Uint16Array(0)

  constructor(documents: readonly SearchDocument[], synonyms: readonly Synonym[] = []) {
    this.documents = documents
    for (const [doc, document] of documents.entries()) this.add(document, doc)
    this.synonyms = synonyms
      .flatMap(({ words, means }) => words.map((one) => ({ from: wordsOf(one).map(stemOf), means })))
      .sort((a, b) => b.from.length - a.from.length)
    this.learnSpellings()
  }

  get size(): number {
    return this.documents.length
  }

  private add(document: SearchDocument, doc: number): void {
    for (const language of ['az', 'en', 'ru'] as const) {
      const name = document.name[language]
      const fields: Record<Field, readonly string[]> = {
        name: name ? [name] : [],
        aliases: document.aliases[language] ?? [],
        topics: document.topics[language] ?? [],
        documents: document.documents[language] ?? [],
        summary: document.summary[language] ? [document.summary[language]] : [],
        agency: document.agency[language] ?? [],
      }
      for (const field of Object.keys(FIELD) as Field[]) {
        for (const text of fields[field]) {
          const words = wordsOf(text)
          // A long text says less with each of its words.
          const weight = FIELD[field] / (field === 'name' || field === 'aliases' ? 1 + Math.max(0, words.length - 4) * 0.03 : 1)
          for (const word of words) this.addWord(word, language, doc, isStopWord(word) ? weight * 0.2 : weight)
          if (field === 'name' || field === 'aliases') this.addPhrase(words, doc, field === 'name')
        }
      }
    }
  }

  private addWord(word: string, language: Language, doc: number, weight: number): void {
    this.post(`w:${word}`, doc, weight)
    if (/^\d+$/.test(word)) return
    if (hasCyrillic(word)) {
      const stem = stemRussian(word)
      this.post(`r:${stem}`, doc, weight)
      this.post(`k:${soundKey(fromRussian(stem))}`, doc, weight)
    } else if (language === 'en') {
      this.post(`e:${stemEnglish(word)}`, doc, weight)
    } else {
      const stems = stemsOf(word)
      for (const stem of stems) this.post(`s:${stem}`, doc, weight * closeness(stem, word))
      for (const key of new Set(stems.map(soundKey))) this.post(`k:${key}`, doc, weight)
    }
  }

  private post(term: string, doc: number, weight: number): void {
    const posting: Posting = this.postings.get(term) ?? new Map()
    this.postings.set(term, posting)
    const before = posting.get(doc) ?? 0
    // The strongest place counts whole, every further one a little.
    posting.set(doc, Math.max(before, weight) + Math.min(before, weight) * 0.12)
  }

  private addPhrase(words: readonly string[], doc: number, isName: boolean): void {
    const stems = words.filter((word) => !isStopWord(word)).map(stemOf)
    const [first] = stems
    if (!first) return
    const known = this.phrases.get(first)
    const phrase = { doc, stems, isName }
    if (known) known.push(phrase)
    else this.phrases.set(first, [phrase])
  }

  private learnSpellings(): void {
    const forms = new Map<string, Set<string>>()
    for (const term of this.postings.keys()) {
      if (!term.startsWith('w:')) continue
      const word = term.slice(2)
      this.words.push(word)
      if (word.length < 4 || /^\d+$/.test(word)) continue
      const form = hasCyrillic(word) ? word : soundKey(word)
      const terms = forms.get(form) ?? new Set()
      terms.add(term)
      const russian = hasCyrillic(word) ? stemRussian(word) : ''
      if (russian && russian.length >= word.length - 3) terms.add(`r:${russian}`)
      if (!russian) for (const stem of stemsOf(word)) if (stem.length >= word.length - 3) terms.add(`s:${stem}`)
      forms.set(form, terms)
      // A Russian word typed in Latin letters.
      if (hasCyrillic(word)) {
        const latin = soundKey(fromRussian(word))
        forms.set(latin, (forms.get(latin) ?? new Set()).add(`w:${word}`))
      }
    }
    this.words.sort()
    for (const [form, terms] of forms) {
      const id = this.spelled.push({ form, terms: [...terms] }) - 1
      for (const pair of pairs(form)) {
        const list = this.byPair.get(pair)
        if (list) list.push(id)
        else this.byPair.set(pair, [id])
      }
    }
    this.counts = new Uint16Array(this.spelled.length)
  }

  /** Words of the registry that begin so, the shortest first. */
  startingWith(start: string, limit: number): string[] {
    let low = 0
    let high = this.words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.words[middle] ?? '') < start) low = middle + 1
      else high = middle
    }
    const found: string[] = []
    for (let at = low; at < this.words.length && found.length < limit * 4; at++) {
      const word = this.words[at] ?? ''
      if (!word.startsWith(start)) break
      found.push(word)
    }
    return found.sort((a, b) => a.length - b.length).slice(0, limit)
  }

  /** Terms whose spelling is within a few letters, the nearest first. */
  similarTo(form: string, most: number): { term: string; edits: number }[] {
    const asked = pairs(form)
    const enough = Math.max(1, asked.length - 2 * most - 1)
    const touched: number[] = []
    const counts = this.counts
    for (const pair of asked) {
      for (const id of this.byPair.get(pair) ?? []) {
        const before = counts[id] ?? 0
        if (before === 0) touched.push(id)
        counts[id] = before + 1
      }
    }
    const found: { term: string; edits: number }[] = []
    for (const id of touched) {
      const count = counts[id] ?? 0
      counts[id] = 0
      if (count < enough) continue
      const one = this.spelled[id]
      if (!one || Math.abs(one.form.length - form.length) > most) continue
      const edits = editsBetween(form, one.form, most)
      if (edits <= most) for (const term of one.terms) found.push({ term, edits })
    }
    const least = Math.min(...found.map(({ edits }) => edits))
    return found.filter(({ edits }) => edits === least).slice(0, 24)
  }
}

/** A stem that lost much of its word tells less. */
const closeness = (stem: string, word: string): number => {
  const kept = Math.min(1, stem.length / word.length)
  return kept < HALF ? kept : 0.7 + 0.3 * kept
}
/** Who takes more than half of a word for an ending has probably misread it. */
const HALF = 0.5

const pairs = (form: string): string[] => {
  const padded = `_${form}_`
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2))
}

/** One stem of a word, whatever its language: for comparing whole phrases. */
export function stemOf(word: string): string {
  if (/^\d+$/.test(word)) return word
  if (hasCyrillic(word)) return isAzerbaijaniCyrillic(word) ? stemAzerbaijani(fold(fromCyrillic(word))) : stemRussian(word)
  return stemAzerbaijani(fromChat(word))
}

/** Everything one asked word may have meant, and how far each reading is to be trusted. */
export function readingsOf(index: SearchIndex, word: string, last: boolean): Reading[] {
  const readings: Reading[] = []
  const read = (term: string, kind: MatchKind, trust = 1) => {
    // Two sounds say nothing.
    if (kind === 'sound' && term.length < 'k:abc'.length) return
    if (index.postings.has(term)) readings.push({ term, kind, trust: trust * LEVEL[kind] })
  }
  const latin = (spelling: string, trust: number) => {
    read(`w:${spelling}`, 'word', trust)
    for (const stem of stemsOf(spelling)) read(`s:${stem}`, 'stem', trust * closeness(stem, spelling))
    if (!hasCyrillic(word)) read(`e:${stemEnglish(spelling)}`, 'stem', trust)
    if (spelling.length >= 4)
      for (const stem of stemsOf(spelling)) read(`k:${soundKey(stem)}`, 'sound', trust * closeness(stem, spelling))
  }
  if (hasCyrillic(word)) {
    if (!isAzerbaijaniCyrillic(word)) {
      read(`w:${word}`, 'word')
      read(`r:${stemRussian(word)}`, 'stem')
    }
    latin(fromCyrillic(word), 0.92)
  } else {
    latin(word, 1)
    const chat = fromChat(word)
    if (chat !== word) latin(chat, 0.95)
    if (word.length >= 5) read(`k:${soundKey(word)}`, 'sound', 0.95)
  }
  if (last && word.length >= 3) for (const one of index.startingWith(word, 12)) if (one !== word) read(`w:${one}`, 'start')
  const sure = readings.some(({ kind, trust }) => kind === 'word' || (kind === 'stem' && trust > LEVEL.stem * HALF))
  if (!sure && word.length >= 4) {
    const spellings = hasCyrillic(word) ? [word, soundKey(fromCyrillic(word))] : [soundKey(word)]
    for (const spelling of spellings) {
      if (spelling.length < 4) continue
      const most = spelling.length >= 8 ? 2 : 1
      for (const { term, edits } of index.similarTo(spelling, most)) read(term, edits <= 1 ? 'close' : 'closer')
    }
    if (readings.length === 0 && word.length >= 9) for (const one of splitInTwo(index, word)) read(one, 'close')
  }
  return readings
}

/** Two words typed without the space between them. */
function splitInTwo(index: SearchIndex, word: string): string[] {
  for (let at = 4; at <= word.length - 4; at++) {
    const both = [`s:${stemAzerbaijani(word.slice(0, at))}`, `s:${stemAzerbaijani(word.slice(at))}`]
    if (both.every((term) => index.postings.has(term))) return both
  }
  return []
}

/** Letters inserted, dropped, changed or swapped between two words; `most + 1` when there are more than `most`. */
export function editsBetween(one: string, other: string, most: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[other.length] ?? most + 1
}
