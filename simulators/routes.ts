import { sql } from 'drizzle-orm'
import { assetRoutes } from './assets'
import { authorityRoutes } from './ca/routes'
import { cardRoutes } from './card/routes'
import { home } from './home'
import { json, type Routes } from './http'
import { operatorRoutes } from './operator/api'
import { paymentRoutes } from './payments/routes'
import { phoneRoutes } from './phone/routes'

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
  'GET /': home,
  ...phoneRoutes,
  ...cardRoutes,
  ...authorityRoutes,
  ...operatorRoutes,
  ...paymentRoutes,
  ...assetRoutes,
}
