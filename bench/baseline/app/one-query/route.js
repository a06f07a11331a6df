import pg from 'pg'

export const dynamic = 'force-dynamic'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 })

export async function GET() {
  const { rows } = await pool.query({
    name: 'baseline_one',
    text: 'select code, name from services where code = $1',
    values: ['din-id-card-renew'],
  })
  return Response.json(rows)
}
