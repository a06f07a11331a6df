import { sql } from 'drizzle-orm'
import { database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'

export const dynamic = 'force-dynamic'

/** The process can serve: the database answers. A load balancer takes it out of turn while it cannot. */
export async function GET(): Promise<Response> {
  try {
    await database().execute(sql`select 1`)
    return Response.json({ status: 'ok' })
  } catch (error) {
    log.error({ err: error }, 'not ready: the database does not answer')
    return Response.json({ status: 'database_unavailable' }, { status: 503 })
  }
}
