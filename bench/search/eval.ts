// How well the search answers, by kind of question, and how fast. Started by `npm run eval:search` with a database of its own;
// `--misses` lists what went wrong.
import { connect } from '@/db/client'
import { getSearchIndex } from '@/lib/catalogue/search/load-index'
import { rank } from '@/lib/catalogue/search/rank'
import { judge, mean } from './measures'
import { readQueries } from './queries'
import { measureSpeed } from './speed'

const AIM = 0.95
const url = process.env.DATABASE_URL
if (!url) throw new Error('Cannot evaluate: expected DATABASE_URL; run npm run eval:search')
const connection = connect(url, { max: 10, applicationName: 'asan-eval' })
try {
  const index = await getSearchIndex(connection.db)
  const judged = readQueries().map((query) => {
    const answers = rank(index, query.text, 10).hits.map(({ code }) => code)
    return { query, answers, ...judge(query, answers) }
  })
  const line = (kind: string, rows: typeof judged) =>
    console.log(
      `${kind.padEnd(14)} ${String(rows.length).padStart(4)}   ${mean(rows.map(({ ndcg }) => ndcg)).toFixed(3)}   ${mean(
        rows.map(({ reciprocalRank }) => reciprocalRank),
      ).toFixed(3)}   ${mean(rows.map(({ success }) => Number(success))).toFixed(3)}`,
    )
  console.log('kind           asked  nDCG@10  MRR     success@3')
  for (const [kind, rows] of Map.groupBy(judged, ({ query }) => query.kind)) line(kind, rows)
  line('all', judged)
  if (process.argv.includes('--misses'))
    for (const { query, answers } of judged.filter(({ success }) => !success))
      console.log(`${query.kind}: ${query.text}\n    got ${answers.slice(0, 5).join(', ') || 'nothing'}`)
  const overall = mean(judged.map(({ success }) => Number(success)))
  console.log(`success@3 ${overall.toFixed(3)}, aim ${AIM}: ${overall >= AIM ? 'held' : 'missed'}`)
  const fast = process.argv.includes('--speed') ? await measureSpeed(connection) : true
  if (overall < AIM || !fast) process.exitCode = 1
} finally {
  await connection.close()
}
