import { readFileSync } from 'node:fs'

/** A question with the services that answer it; none: it is about something else. */
export type GradedQuery = { kind: string; text: string; grades: ReadonlyMap<string, number> }

/** The questions of a file: `queries.txt`, which the thresholds were set on, or `held-out.txt`. */
export function readQueries(file: 'queries.txt' | 'held-out.txt' = 'queries.txt'): GradedQuery[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', text = '', answers = ''] = line.split('|').map((part) => part.trim())
      const grades = answers
        .split(',')
        .filter(Boolean)
        .map((one): [string, number] => {
          const [code = '', grade] = one.trim().split(':')
          return [code, Number(grade)]
        })
      return { kind, text, grades: new Map(grades) }
    })
}
