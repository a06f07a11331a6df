import { isStopWord } from './stop-words'
import { wordsOf } from './letters'
import { type MatchKind, readingsOf, type SearchIndex, stemOf } from './search-index'

/** Longer questions are stories; these many telling words decide. */
const MAX_WORDS = 10
/** Below this share of what was asked, nothing of the registry was meant. Measured on questions from outside (eval). */
export const LEAST_COVERAGE = 0.42
/** What scores below this share of the best only shares a common word with the question. */
const WORTH_SHOWING = 0.3

/** Why a service was found: which asked word met which word of the registry, and what it was worth. */
export type Reason = { asked: string; met: string; kind: MatchKind; points: number }
export type Hit = { code: string; score: number; coverage: number; reasons: Reason[] }
export type Answer = { hits: Hit[]; words: string[]; abstained: boolean }

type Scored = { score: number; coverage: number; reasons: Reason[] }
type Weighed = { asked: string; importance: number; best: Map<number, { points: number; met: string; kind: MatchKind }> }

/** Services that answer a question, best first; none when the question is about something else. */
export function rank(index: SearchIndex, query: string, limit: number): Answer {
  const all = wordsOf(query)
  const words = telling(all)
  if (words.length === 0) return { hits: [], words, abstained: true }
  const asked = score(index, words)
  const replaced = withSynonyms(index.synonyms, words)
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
  if (!first || first.coverage < LEAST_COVERAGE) return { hits: [], words, abstained: true }
  const hits = found
    .filter(({ score: points }) => points >= first.score * WORTH_SHOWING)
    .slice(0, limit)
    .map(({ code, score: points, coverage, reasons }) => ({ code, score: Math.round(points * 1000) / 1000, coverage, reasons }))
  return { hits, words, abstained: false }
}

function telling(words: readonly string[]): string[] {
  const unique = [...new Set(words)]
  const kept = unique.filter((word) => !isStopWord(word) && (word.length > 1 || /\d/.test(word)))
  return (kept.length > 0 ? kept : unique).slice(0, MAX_WORDS)
}

function score(index: SearchIndex, words: readonly string[]): Map<number, Scored> {
  const weighed = words.map((word, at) => weigh(index, word, at === words.length - 1))
  const whole = weighed.reduce((sum, { importance }) => sum + importance, 0)
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
      covered += importance * Math.min(1, met.points / 0.8)
      reasons.push({ asked, met: met.met, kind: met.kind, points: Math.round(importance * met.points * 100) / 100 })
    }
    const coverage = whole > 0 ? covered / whole : 0
    result.set(doc, { score: points * (0.25 + 0.75 * coverage), coverage, reasons })
  }
  favourPhrases(index, words, result)
  return result
}

function weigh(index: SearchIndex, word: string, last: boolean): Weighed {
  const best: Weighed['best'] = new Map()
  for (const { term, kind, trust } of readingsOf(index, word, last)) {
    for (const [doc, weight] of index.postings.get(term) ?? []) {
      const points = weight * trust
      const before = best.get(doc)
      if (!before || points > before.points) best.set(doc, { points, met: term.slice(2), kind })
    }
  }
  // A word nobody knows counts as a rare one: a question full of them is about something else.
  const strong = [...best.values()].filter(({ points }) => points >= 0.6).length
  const importance = Math.log(1 + index.size / Math.max(1, strong || best.size || 1))
  return { asked: word, importance: best.size === 0 ? Math.log(1 + index.size / 12) : importance, best }
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
function withSynonyms(synonyms: SearchIndex['synonyms'], words: readonly string[]): string[] | null {
  const stems = words.map(stemOf)
  for (const { from, means } of synonyms) {
    if (from.length === 0) continue
    const at = stems.findIndex((_, start) => from.every((stem, offset) => stems[start + offset] === stem))
    if (at < 0) continue
    const rest = [...words.slice(0, at), ...wordsOf(means), ...words.slice(at + from.length)]
    return (
      withSynonyms(
        synonyms.filter((one) => one.means !== means),
        rest,
      ) ?? rest
    )
  }
  return null
}
