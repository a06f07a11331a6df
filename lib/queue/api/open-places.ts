// Fragments of statements that look for times: they read `centres`, `services` and, as `place`, the slots of one centre.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { centreLines, centres, services } from '@/db/schema'

const p = sql.placeholder

const line = sql`queue_line(${centres.code}, ${services.code})`

/** Joins the line of the service at the centre. */
export const lineOfService: SQL | undefined = and(eq(centreLines.centreCode, centres.code), sql`${centreLines.code} = ${line}`)

const isFree = (name: string) => {
  const place = sql.raw(name)
  return sql`not ${place}.closed and ${place}.taken < ${place}.capacity
    and (${place}.released_at is null or ${place}.released_at <= ${p('now')}::timestamptz)`
}

/** Places in a row that a visit needs: its own minutes and the free ones after it, on the grid of the line. */
const rows = sql`greatest(1, ceil((${services.windowMinutes} + coalesce(${centreLines.bufferMinutes}, 0))::numeric / place.duration_minutes))`

/** A place of the service's line at the centre where the whole visit could begin at the moment `now`: all it needs is free. */
export const isOpenPlace: SQL = sql`place.centre_code = ${centres.code} and place.line_code = ${line} and ${isFree('place')}
  and (${rows} = 1 or (
    select count(*) from slots further
    where further.centre_code = place.centre_code and further.line_code = place.line_code and ${isFree('further')}
      and further.starts_at > place.starts_at
      and further.starts_at < place.starts_at + make_interval(mins => (${rows} * place.duration_minutes)::int)) = ${rows} - 1)`
