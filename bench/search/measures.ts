import type { GradedQuery } from './queries'

/** How good one list of answers is. `abstained`: it said that nothing fits. */
export type Judged = { ndcg: number; reciprocalRank: number; success: boolean }

/** From this grade on an answer is what was asked for. */
const GOOD = 2

/** Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen, 2002), with gains 2^grade − 1. */
export function ndcgAt10(answers: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
  const ideal = gain([...grades.values()].sort((a, b) => b - a))
  return ideal === 0 ? 0 : gain(answers.map((code) => grades.get(code) ?? 0)) / ideal
}

/** A question from outside the registry is answered well by nothing. */
export function judge({ grades }: GradedQuery, answers: readonly string[]): Judged {
  if (grades.size === 0) {
    const right = answers.length === 0
    return { ndcg: right ? 1 : 0, reciprocalRank: right ? 1 : 0, success: right }
  }
  const first = answers.findIndex((code) => (grades.get(code) ?? 0) >= GOOD)
  return { ndcg: ndcgAt10(answers, grades), reciprocalRank: first < 0 ? 0 : 1 / (first + 1), success: first >= 0 && first < 3 }
}

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
