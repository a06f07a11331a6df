import { eq, sql } from 'drizzle-orm'
import { cache } from 'react'
import { type Db, prepared } from '@/db/client'
import { cabinetPanels, notices, people } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import type { Arrangement } from './model'

// One query for everything every page of the cabinet shows about its owner.
const header = prepared('cabinet_header', (db, name) =>
  db
    .select({
      givenName: people.givenName,
      surname: people.surname,
      // Names are written out: Drizzle leaves the table off where a query has only one, and inside these it would mean another.
      unread: sql<number>`(select count(*) from ${notices} n where n.person_id = people.id and n.read_at is null)`.mapWith(Number),
      arrangement: sql<Arrangement | null>`(
        select json_agg(json_build_object('panel', p.panel, 'hidden', p.hidden) order by p.position)
        from ${cabinetPanels} p where p.person_id = people.id)`,
    })
    .from(people)
    .where(eq(people.id, sql.placeholder('personId')))
    .prepare(name),
)

export type CabinetHeader = { givenName: string; surname: string; unread: number; arrangement: Arrangement }

// The layout and the page of one request share the answer.
const headerOf = cache(async (db: Db, personId: string): Promise<CabinetHeader> => {
  const [row] = await header(db).execute({ personId })
  if (!row) throw new Error('Cannot show the cabinet: expected the person of the session, got nobody')
  return { ...row, arrangement: row.arrangement ?? [] }
})

/** Name, unread notices and the order of panels of the person signed in, or of the one they act for. */
export const getCabinetHeader = (ctx: Ctx<Applicant>): Promise<CabinetHeader> => headerOf(ctx.db, ctx.actor.personId)
