import { sql } from 'drizzle-orm'
import { drivingLicences, vehicles } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedDriving = simulator('driving', {
  record: (pin) => sql`jsonb_build_object(
    'licence', (
      select jsonb_build_object('number', l.number, 'categories', l.categories, 'issuedOn', l.issued_on, 'expiresOn', l.expires_on, 'issuer', l.issuer)
      from ${drivingLicences} l where l.pin = ${pin}),
    'vehicles', coalesce((
      select jsonb_agg(jsonb_build_object('plate', v.plate, 'make', v.make, 'model', v.model, 'year', v.year, 'colour', v.colour,
        'registrationNumber', v.registration_number, 'registeredOn', v.registered_on, 'inspectionUntil', v.inspection_until) order by v.registered_on)
      from ${vehicles} v where v.pin = ${pin}), '[]'::jsonb))`,
})
