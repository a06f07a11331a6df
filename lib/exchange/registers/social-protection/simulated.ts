import { sql } from 'drizzle-orm'
import { socialCategories } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedSocialProtection = simulator('social_protection', {
  categories_of: (pin) => sql`coalesce((
    select jsonb_agg(jsonb_build_object(
      'category', c.category, 'since', c.since, 'until', c.until, 'certificate', c.certificate, 'dueOn', c.due_on) order by c.category, c.since)
    from ${socialCategories} c
    where c.pin = ${pin} and coalesce(c.until >= (now() at time zone 'Asia/Baku')::date, true)), '[]'::jsonb)`,
})
