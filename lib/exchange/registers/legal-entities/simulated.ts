import { sql } from 'drizzle-orm'
import { legalEntities, legalEntityRepresentatives } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedLegalEntities = simulator('legal_entities', {
  represented_by: (pin) => sql`coalesce((
    select jsonb_agg(jsonb_build_object('tin', e.tin, 'name', e.name, 'form', e.form, 'position', r.position, 'since', r.since) order by e.name)
    from ${legalEntityRepresentatives} r join ${legalEntities} e on e.tin = r.tin
    where r.pin = ${pin} and r.until is null and e.status <> 'liquidated'), '[]'::jsonb)`,
})
