import { sql } from 'drizzle-orm'
import { properties } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedProperty = simulator('property', {
  record: (pin) => sql`coalesce((
    select jsonb_agg(jsonb_build_object('registryNumber', p.registry_number, 'kind', p.kind, 'address', p.address, 'areaSquareMetres', p.area_square_metres,
      'share', p.share, 'registeredOn', p.registered_on, 'encumbered', p.encumbered) order by p.registered_on)
    from ${properties} p where p.pin = ${pin}), '[]'::jsonb)`,
})
