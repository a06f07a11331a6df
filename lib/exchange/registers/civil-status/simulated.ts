import { type SQL, sql } from 'drizzle-orm'
import { birthRecords, marriages } from '@/db/schema'
import { simulator } from '../simulator'

const record = sql`jsonb_build_object(
  'number', b.number, 'pin', b.pin, 'name', b.name, 'sex', b.sex, 'birthDate', b.birth_date, 'recordedOn', b.recorded_on, 'office', b.office,
  'father', case when b.father_name is null then null else jsonb_build_object('pin', b.father_pin, 'name', b.father_name) end,
  'mother', case when b.mother_name is null then null else jsonb_build_object('pin', b.mother_pin, 'name', b.mother_name) end)`

const marriage = (pin: SQL) => sql`(
  select jsonb_build_object('number', m.number, 'registeredOn', m.registered_on, 'spouse', case when m.husband_pin = ${pin}
    then jsonb_build_object('pin', m.wife_pin, 'name', m.wife_name) else jsonb_build_object('pin', m.husband_pin, 'name', m.husband_name) end)
  from ${marriages} m where (m.husband_pin = ${pin} or m.wife_pin = ${pin}) and m.ended_on is null order by m.registered_on desc limit 1)`

export const simulatedCivilStatus = simulator(
  'civil_status',
  {
    family: (pin) => sql`jsonb_build_object(
      'birth', (select ${record} from ${birthRecords} b where b.pin = ${pin}),
      'marriage', ${marriage(pin)},
      'children', coalesce((select jsonb_agg(${record} order by b.birth_date) from ${birthRecords} b where b.father_pin = ${pin} or b.mother_pin = ${pin}), '[]'::jsonb))`,
  },
  {
    births: (from, to) => sql`coalesce((
      select jsonb_agg(${record} order by b.recorded_on) from ${birthRecords} b where b.recorded_on between ${from}::date and ${to}::date), '[]'::jsonb)`,
  },
)
