// How well the search answers, by kind of question, and how fast. Started by `npm run eval:search` with a database of its own;
// `--misses` lists what went wrong.
import { connect } from '@/db/client'
import { getSearchIndex } from '@/lib/catalogue/search/load-index'
import { rank } from '@/lib/catalogue/search/rank'
import type { SearchIndex } from '@/lib/catalogue/search/search-index'
import { judge, mean } from './measures'
import { readQueries } from './queries'
import { measureSpeed } from './speed'

const AIM = 0.95

/** Prints a table by kind; gives success@3 of all. */
function evaluate(file: 'queries.txt' | 'held-out.txt', index: SearchIndex): number {
  const judged = readQueries(file).map((query) => {
    const answers = rank(index, query.text, 10).hits.map(({ code }) => code)
    return { query, answers, ...judge(query, answers) }
  })
  const of = (rows: typeof judged, measure: (one: (typeof judged)[number]) => number) => mean(rows.map(measure)).toFixed(3)
  const line = (kind: string, rows: typeof judged) =>
    console.log(
      [
        kind.padEnd(14),
        String(rows.length).padStart(5),
        of(rows, ({ ndcg }) => ndcg),
        of(rows, ({ reciprocalRank }) => reciprocalRank),
        of(rows, ({ success }) => Number(success)),
      ].join('   '),
    )
  console.log(`${file.padEnd(14)}   asked   nDCG@10 MRR     success@3`)
  for (const [kind, rows] of Map.groupBy(judged, ({ query }) => query.kind)) line(kind, rows)
  line('all', judged)
  if (process.argv.includes('--misses'))
    for (const { query, answers } of judged.filter(({ success }) => !success))
      console.log(`${query.kind}: ${query.text}\n    got ${answers.slice(0, 5).join(', ') || 'nothing'}`)
  return mean(judged.map(({ success }) => Number(success)))
}

const url = process.env.DATABASE_URL
if (!url) throw new Error('Cannot evaluate: expected DATABASE_URL; run npm run eval:search')
const connection = connect(url, { max: 10, applicationName: 'asan-eval' })
try {
  const index = await getSearchIndex(connection.db)
  const overall = evaluate('queries.txt', index)
  evaluate('held-out.txt', index)
  console.log(`success@3 of queries.txt ${overall.toFixed(3)}, aim ${AIM}: ${overall >= AIM ? 'held' : 'missed'}`)
  const fast = process.argv.includes('--speed') ? await measureSpeed(connection) : true
  if (overall < AIM || !fast) process.exitCode = 1
} finally {
  await connection.close()
}
