import { foldedWords } from '@/db/fold'

/** What the search knows of a service: folded names, one language a line, and all its other folded words. */
export type Searchable = { searchName: string; searchText: string; position: number }

/** Longer questions are stories; their first words decide. */
const MAX_WORDS = 8

/**
 * The words of a question that can be looked for, folded. Single letters are left out unless nothing else was typed.
 *
 * @example searchWords('Şəxsiyyət vəsiqəsi!') // ['sexsiyyet', 'vesiqesi']
 */
export function searchWords(query: string): string[] {
  const words = [...new Set(foldedWords(query))]
  const telling = words.filter((word) => word.length > 1)
  return (telling.length > 0 ? telling : words).slice(0, MAX_WORDS)
}

// Points of one asked word; a name tells more than a summary, a whole word more than its beginning or a misspelling.
const IN_NAME = { whole: 10, start: 9.5, form: 8, close: 4 } as const
const IN_TEXT = { whole: 3, start: 2.8, form: 2.4, close: 1 } as const
/** For a name that begins with the question: `sexsiyyet vesiqesi` asks for the card, not for things that mention it. */
const BEGINS_WITH_QUESTION = 4
type Likeness = keyof typeof IN_NAME

/**
 * How well a service answers a question; 0 means not at all.
 *
 * Each asked word gives the points of its best match. A service that knows all the words beats one that knows some, and of
 * two with equal points the shorter name wins: it says little else.
 */
export function scoreService(asked: readonly string[], service: Searchable): number {
  const names = service.searchName.split('\n').map((line) => line.split(/[^\p{L}\p{N}]+/u).filter(Boolean))
  const text = service.searchText.split(' ')
  let points = 0
  let known = 0
  for (const word of asked) {
    const best = Math.max(...names.map((name) => pointsIn(word, name, IN_NAME)), pointsIn(word, text, IN_TEXT))
    if (best > 0) known++
    points += best
  }
  if (known === 0) return 0
  const coverage = known / asked.length
  const shortest = Math.min(
    ...names.filter((name) => asked.some((word) => pointsIn(word, name, IN_NAME) > 0)).map((name) => name.length),
    12,
  )
  const begins = names.some((name) => asked.every((word, index) => name[index]?.startsWith(word)))
  return points * coverage ** 2 + (begins ? BEGINS_WITH_QUESTION : 0) + (12 - shortest) * 0.05
}

function pointsIn(word: string, known: readonly string[], points: Record<Likeness, number>): number {
  let best = 0
  for (const candidate of known) {
    const likeness = likenessOf(word, candidate)
    if (likeness) best = Math.max(best, points[likeness])
    if (best === points.whole) break
  }
  return best
}

/** How a typed word resembles a word of the registry; null when it does not. */
export function likenessOf(typed: string, known: string): Likeness | null {
  if (typed === known) return 'whole'
  if (typed.length >= 2 && known.startsWith(typed)) return 'start'
  if (typed.length < 4 || known.length < 4) return null
  // Azerbaijani and Russian put endings on words: `pasportun`, `pasportu`, `паспорта` share their beginning.
  const shared = sharedStart(typed, known)
  if (shared >= 4 && shared * 5 >= Math.max(typed.length, known.length) * 3) return 'form'
  // People rarely miss the first letter; asking for it keeps the comparison below rare.
  if (typed[0] !== known[0]) return null
  if (typed.length >= 5 && Math.abs(typed.length - known.length) <= 2 && editsWithin(typed, known, typed.length >= 8 ? 2 : 1))
    return 'close'
  // A misspelt beginning of a longer word.
  if (typed.length >= 6 && known.length > typed.length && editsWithin(typed, known.slice(0, typed.length), 1)) return 'close'
  return null
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** Whether one word becomes the other by at most `limit` inserted, dropped, changed or swapped letters. */
function editsWithin(one: string, other: string, limit: number): boolean {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return false
    beforeLast = last
    last = row
  }
  return (last[other.length] ?? 0) <= limit
}
