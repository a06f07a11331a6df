import { eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { findService } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { dayInBaku } from '@/lib/platform/time'
import { decideByRule } from './decide-by-rule'
import { factsKept } from './facts'
import { getSentForm } from './find-form'
import { readAnswers, scopeOf } from './read-answers'
import { keptWorld } from './world'

/** On: a fee was paid. What registers alone can answer waited for nothing else and is decided now, unless an officer has taken it meanwhile. */
export const decideWhenPaid = subscriber('applications.decide-when-paid', ['payments.fee_paid'], async (ctx, { data }) => {
  if (!data.applicationId) return
  const [row] = await ctx.db.select().from(applications).where(eq(applications.id, data.applicationId)).for('update')
  if (row?.family !== 'instant' || row.status !== 'submitted') return
  const { definition } = await getSentForm(ctx, row)
  const service = await findService(ctx, row.serviceCode)
  if (!service) return
  const world = await keptWorld(ctx, definition, service, factsKept(row.facts), dayInBaku(row.submittedAt ?? row.createdAt), row)
  await decideByRule(ctx.db, ctx, row, definition, scopeOf(readAnswers(definition, row.answers, world).answers, world))
})
