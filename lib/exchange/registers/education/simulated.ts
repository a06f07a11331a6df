import { sql } from 'drizzle-orm'
import { educationRecords } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedEducation = simulator('education', {
  record: (pin) => sql`coalesce((
    select jsonb_agg(jsonb_build_object('level', e.level, 'institution', e.institution, 'speciality', e.speciality,
      'startedOn', e.started_on, 'completedOn', e.completed_on, 'documentNumber', e.document_number) order by e.started_on desc)
    from ${educationRecords} e where e.pin = ${pin}), '[]'::jsonb)`,
})
