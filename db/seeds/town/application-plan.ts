import { sql } from 'drizzle-orm'
import type { Db } from '../../client'
import type { FactUsed } from '../../schema/applications'
import type { ApplicationStatus } from '../../vocabulary/applications'
import type { Day } from './days'
import type { TownView } from './history'

export const OFFICERS = { din: 'elcin', dsmf: 'gunel' } as const
export type AgencyCode = keyof typeof OFFICERS
export type Service = { code: string; agency: AgencyCode; termDays: number; fee: number }
export const CARD: Service = { code: 'din-id-card-renew', agency: 'din', termDays: 10, fee: 500 }
export const REFERENCE: Service = { code: 'din-residence-reference', agency: 'din', termDays: 0, fee: 0 }
export const BIRTH: Service = { code: 'dsmf-childbirth-benefit', agency: 'dsmf', termDays: 10, fee: 0 }

/** How many cases stand where: enough for two pages of a queue, and for figures that look like a working month. */
export const PLAN: readonly (readonly [Service, End, number])[] = [
  [REFERENCE, 'submitted', 9],
  [CARD, 'submitted', 14],
  [BIRTH, 'submitted', 10],
  [REFERENCE, 'in_review', 2],
  [CARD, 'in_review', 5],
  [BIRTH, 'in_review', 4],
  [CARD, 'information_requested', 3],
  [BIRTH, 'information_requested', 2],
  [REFERENCE, 'approved', 10],
  [CARD, 'approved', 8],
  [BIRTH, 'approved', 7],
  [REFERENCE, 'rejected', 2],
  [BIRTH, 'rejected', 2],
  [CARD, 'withdrawn', 2],
]
export type End = Exclude<ApplicationStatus, 'draft'>

export const QUESTIONS: Record<string, string> = {
  'din-id-card-renew': 'Soyadınızın hansı sənəd əsasında dəyişdiyini yazın: sənədin adı və nömrəsi.',
  'dsmf-childbirth-benefit': 'Göstərdiyiniz bank hesabı başqa şəxsin adınadır. Öz adınıza olan hesabın IBAN nömrəsini yazın.',
}
export const REFUSALS: Record<string, readonly [string, string]> = {
  'din-residence-reference': [
    'false-data',
    'Müraciətdə göstərilən ünvan reyestrdəki ünvanla uyğun gəlmir. Ünvan qeydiyyatını yeniləyib təkrar müraciət edə bilərsiniz.',
  ],
  'dsmf-childbirth-benefit': [
    'no-legal-basis',
    'Bu uşaq üçün birdəfəlik müavinət digər valideynə ödənilib, ikinci dəfə təyin edilmir.',
  ],
}

export type Child = { pin: string; name: string; birthDate: Day; sex: string; birthRecordNumber: string; birthRecordDate: Day }
export type Resident = {
  id: string
  pin: string
  name: string
  birthDate: Day
  sex: string
  address: string | null
  card: { number: string; issuedOn: Day; expiresOn: Day | null; issuer: string } | null
  children: Child[]
}

/** Adults of the town as the registers know them. */
export async function readPeople(tx: Db, { adults }: TownView): Promise<Resident[]> {
  const { rows } = await tx.execute<Resident & Record<string, unknown>>(sql`
    select p.id, p.pin, r.surname || ' ' || r.given_name || ' ' || r.patronymic || case r.sex when 'male' then ' oğlu' else ' qızı' end as name,
      r.birth_date::text as "birthDate", r.sex::text as sex, d.line->>'az' as address,
      (select jsonb_build_object('number', i.number, 'issuedOn', i.issued_on, 'expiresOn', i.expires_on, 'issuer', i.issuer)
        from registers.identity_documents i where i.pin = r.pin and i.kind = 'id_card' order by i.issued_on desc limit 1) as card,
      coalesce((select jsonb_agg(jsonb_build_object('pin', b.pin, 'name', b.name, 'birthDate', b.birth_date, 'sex', b.sex,
          'birthRecordNumber', b.number, 'birthRecordDate', b.recorded_on) order by b.birth_date desc)
        from registers.birth_records b where r.pin in (b.father_pin, b.mother_pin)), '[]'::jsonb) as children
    from people p join registers.residents r on r.pin = p.pin left join registers.dwellings d on d.id = r.dwelling_id
    where p.id = any(${sql.param([...adults])}::uuid[]) order by p.pin`)
  return rows
}

/** What the registers said when it was sent. */
export function factsAt(person: Resident, service: Service, at: Date): Record<string, FactUsed> {
  const from = (register: string, agencyCode: string, value: unknown): FactUsed => ({
    value,
    agencyCode,
    register,
    asOf: at.toISOString(),
  })
  const population = (value: unknown) => from('population', 'din', value)
  const always = { 'person.name': population(person.name), 'person.pin': population(person.pin) }
  if (service === REFERENCE) return { ...always, 'person.address': population(person.address) }
  if (service === BIRTH) return { ...always, children: from('civil_status', 'edliyye', person.children) }
  return {
    ...always,
    'person.birth_date': population(person.birthDate),
    'person.sex': population(person.sex),
    'person.address': population(person.address),
    id_card: from('identity_documents', 'din', person.card),
  }
}

/** A number made from the id, so that the same town has the same numbers. */
export function referenceOf(id: string, year: string): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  const hex = id.replaceAll('-', '').slice(0, 16)
  const letters = Array.from(
    { length: 8 },
    (_, index) => alphabet[Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) % alphabet.length] ?? '2',
  )
  return `ASN-${year}-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
