import { sql } from 'drizzle-orm'
import { dwellings, residents } from '@/db/schema'
import { simulator } from '../simulator'

// Everybody registered at the same address, with how they are related to the one asked about.
const household = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'pin', other.pin, 'name', other.surname || ' ' || other.given_name || ' ' || other.patronymic || case other.sex when 'male' then ' oğlu' else ' qızı' end,
    'birthDate', other.birth_date,
    'kinship', case
      when other.pin = me.spouse_pin then 'spouse'
      when other.father_pin = me.pin or other.mother_pin = me.pin then 'child'
      when other.pin = me.father_pin or other.pin = me.mother_pin then 'parent'
      when other.father_pin = me.father_pin or other.mother_pin = me.mother_pin then 'sibling'
      else 'relative' end
  ) order by other.birth_date)
  from ${residents} other where other.dwelling_id = me.dwelling_id and other.pin <> me.pin), '[]'::jsonb)`

export const simulatedPopulation = simulator('population', {
  resident: (pin) => sql`(
    select jsonb_build_object(
      'pin', me.pin, 'givenName', me.given_name, 'surname', me.surname, 'patronymic', me.patronymic, 'sex', me.sex,
      'birthDate', me.birth_date, 'birthPlace', me.birth_place, 'citizenship', me.citizenship, 'maritalStatus', me.marital_status,
      'address', case when home.id is null then null else jsonb_build_object(
        'regionCode', home.region_code, 'districtCode', home.district_code, 'postalCode', home.postal_code, 'line', home.line, 'since', me.lives_there_since) end,
      'household', ${household})
    from ${residents} me left join ${dwellings} home on home.id = me.dwelling_id where me.pin = ${pin})`,
})
