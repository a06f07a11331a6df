import { isPersonal, isStopWord } from './stop-words'
import { wordsOf } from './letters'
import { isOfOtherThings } from './other-things'
import { type MatchKind, readingsOf, type SearchIndex, stemOf } from './search-index'

/** Longer questions are stories; these many telling words decide. */
const MAX_WORDS = 10
/** Below this share of what was asked, nothing of the registry was meant. Measured on questions from outside (eval). */
export const LEAST_COVERAGE = 0.43
/** From so many telling words on a question is a story; what of it must be met. Evidence is in the weights of words, as scores are. */
const STORY = { words: 4, coverage: 0.2, evidence: 6 }

/** How much of a word counts as answered when only its sound, its beginning or a neighbour of its spelling was met. */
const CERTAINTY = { word: 1, stem: 1, start: 0.8, sound: 0.6, close: 0.75, closer: 0.5 } as const satisfies Record<
  MatchKind,
  number
>
/** A word nobody knows counts as one that this many services know. */
const UNKNOWN_LIKE = 12
/** A word only guessed at is never as telling as a rare one that was met. */
const GUESSED_LIKE = 8
/** How much more than the rarest word of the registry a word of other things weighs. */
const FOREIGN = 1.5
/** A number, or whose it is, tells little by itself. */
const TELLS_LITTLE = 0.35

/** What scores below this share of the best only shares a common word with the question. */
const WORTH_SHOWING = 0.3

/** Why a service was found: which asked word met which word of the registry, and what it was worth. */
export type Reason = { asked: string; met: string; kind: MatchKind; points: number }
export type Hit = { code: string; score: number; coverage: number; reasons: Reason[] }
export type Answer = { hits: Hit[]; words: string[]; abstained: boolean }

type Scored = { score: number; coverage: number; evidence: number; reasons: Reason[] }
/** A word of the question, and how much of a word it stands for: an everyday word may be replaced by several of the registry. */
type Asked = { word: string; share: number }
const whole = (word: string): Asked => ({ word, share: 1 })
type Weighed = { asked: string; importance: number; best: Map<number, { points: number; met: string; kind: MatchKind }> }

/** Services that answer a question, best first; none when the question is about something else. */
export function rank(index: SearchIndex, query: string, limit: number): Answer {
  const all = wordsOf(query)
  const words = telling(all)
  if (words.length === 0) return { hits: [], words, abstained: true }
  const asked = score(index, words.map(whole))
  const replaced = withSynonyms(index.synonyms, words.map(whole))
  const best = new Map(asked)
  if (replaced) {
    for (const [doc, hit] of score(index, replaced)) {
      const before = best.get(doc)
      if (!before || hit.score * 0.97 > before.score) best.set(doc, { ...hit, score: hit.score * 0.97 })
    }
  }
  const found = [...best.entries()]
    .map(([doc, hit]) => ({ code: index.documents[doc]?.code ?? '', doc, ...hit }))
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
  const [first] = found
  if (!first || !isAnswer(index, first, words)) return { hits: [], words, abstained: true }
  const hits = found
    .filter(({ score: points }) => points >= first.score * WORTH_SHOWING)
    .slice(0, limit)
    .map(({ code, score: points, coverage, reasons }) => ({ code, score: Math.round(points * 1000) / 1000, coverage, reasons }))
  return { hits, words, abstained: false }
}

/** A story is mostly about other things: there it is enough that some of its words clearly name a service. */
function isAnswer(index: SearchIndex, { coverage, evidence }: Scored, words: readonly string[]): boolean {
  if (coverage >= LEAST_COVERAGE) return true
  const story = words.length >= STORY.words && !words.some((word) => isForeign(index, word))
  return story && coverage >= STORY.coverage && evidence >= STORY.evidence
}

/** Whether a word belongs to other things and is none of the registry's own. */
const isForeign = (index: SearchIndex, word: string): boolean =>
  isOfOtherThings(word) && !readingsOf(index, word, false).some(({ kind }) => kind === 'word' || kind === 'stem')

function telling(words: readonly string[]): string[] {
  const unique = [...new Set(words)]
  const kept = unique.filter((word) => !isStopWord(word) && (word.length > 1 || /\d/.test(word)))
  return (kept.length > 0 ? kept : unique).slice(0, MAX_WORDS)
}

function score(index: SearchIndex, words: readonly Asked[]): Map<number, Scored> {
  const weighed = words.map(({ word, share }, at) => weigh(index, word, at === words.length - 1, share))
  const all = weighed.reduce((sum, { importance }) => sum + importance, 0)
  const result = new Map<number, Scored>()
  const docs = new Set(weighed.flatMap(({ best }) => [...best.keys()]))
  for (const doc of docs) {
    let points = 0
    let covered = 0
    const reasons: Reason[] = []
    for (const { asked, importance, best } of weighed) {
      const met = best.get(doc)
      if (!met) continue
      points += importance * met.points
      covered += importance * Math.min(1, met.points / 0.8) * CERTAINTY[met.kind]
      reasons.push({ asked, met: met.met, kind: met.kind, points: Math.round(importance * met.points * 100) / 100 })
    }
    const coverage = all > 0 ? covered / all : 0
    result.set(doc, { score: points * (0.25 + 0.75 * coverage), coverage, evidence: covered, reasons })
  }
  favourPhrases(
    index,
    words.map(({ word }) => word),
    result,
  )
  return result
}

function weigh(index: SearchIndex, word: string, last: boolean, share: number): Weighed {
  const best: Weighed['best'] = new Map()
  const readings = readingsOf(index, word, last)
  const known = readings.some(({ kind }) => kind === 'word' || kind === 'stem')
  const personal = isPersonal(word) || isPersonal(stemOf(word))
  if (!known && personal) return { asked: word, importance: 0, best }
  // A neighbour in spelling is no reading of a word that is known to mean something else.
  if (!known && isOfOtherThings(word)) return { asked: word, importance: Math.log(1 + index.size) * FOREIGN, best }
  for (const { term, kind, trust } of readings) {
    for (const [doc, weight] of index.postings.get(term) ?? []) {
      const points = weight * trust
      const before = best.get(doc)
      if (!before || points > before.points) best.set(doc, { points, met: term.slice(2), kind })
    }
  }
  const strong = [...best.values()].filter(({ points }) => points >= 0.6).length
  // A word nobody knows counts as a rare one: a question full of them is about something else.
  const services = Math.max(1, strong || best.size)
  const knownBy = best.size === 0 ? UNKNOWN_LIKE : known ? services : Math.max(services, GUESSED_LIKE)
  const tells = share * (/^\d+$/.test(word) || personal ? TELLS_LITTLE : 1)
  return { asked: word, importance: tells * Math.log(1 + index.size / knownBy), best }
}

/** A question that is a name or an everyday name, word for word, means that service. */
function favourPhrases(index: SearchIndex, words: readonly string[], result: Map<number, Scored>): void {
  const asked = new Set(words.map(stemOf))
  const factors = new Map<number, number>()
  for (const stem of asked) {
    for (const { doc, stems } of index.phrases.get(stem) ?? []) {
      const shared = stems.filter((one) => asked.has(one)).length
      const ofPhrase = shared / stems.length
      const ofQuestion = shared / asked.size
      const factor = ofPhrase === 1 && ofQuestion === 1 ? 1.6 : 1 + 0.35 * ofPhrase * ofQuestion
      if (factor > (factors.get(doc) ?? 1)) factors.set(doc, factor)
    }
  }
  for (const [doc, factor] of factors) {
    const hit = result.get(doc)
    if (hit) hit.score *= factor
  }
}

/** The question in the words of the registry; null when it has no everyday word. */
function withSynonyms(synonyms: SearchIndex['synonyms'], words: readonly Asked[]): Asked[] | null {
  const stems = words.map(({ word }) => stemOf(word))
  for (const { from, means } of synonyms) {
    if (from.length === 0) continue
    const at = stems.findIndex((_, start) => from.every((stem, offset) => stems[start + offset] === stem))
    if (at < 0) continue
    const said = wordsOf(means)
    const meant = said.map((word) => ({ word, share: Math.max(1, from.length) / said.length }))
    const rest = [...words.slice(0, at), ...meant, ...words.slice(at + from.length)]
    return (
      withSynonyms(
        synonyms.filter((one) => one.means !== means),
        rest,
      ) ?? rest
    )
  }
  return null
}
