import { sql } from 'drizzle-orm'
import { assetRoutes } from './assets'
import { json, type Routes } from './http'

/** Everything the process answers. */
export const routes: Routes = {
  'GET /health/live': () => json({ status: 'ok' }),
  'GET /health/ready': async ({ db, log }) => {
    try {
      await db.execute(sql`select 1`)
      return json({ status: 'ok' })
    } catch (error) {
      log.error({ err: error }, 'not ready: the database does not answer')
      return json({ status: 'database_unavailable' }, 503)
    }
  },
  ...assetRoutes,
}
