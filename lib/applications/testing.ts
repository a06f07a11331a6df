import type { Db } from '@/db/client'
import { birthRecords, dwellings, identityDocuments, residents } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import type { World } from './definition'
import type { FactCode, Facts, FactValues } from './facts'
import { folderOf, type ServiceFolder } from './services'

// Answers, worlds and people for the tests of this room.

/** Answers that complete the form of a folder. */
export const answersFor = (code: string): RawAnswers => folderOf(code).example.answers

/** The world in which the example of a folder is complete. */
export const worldOf = ({ definition, example }: Pick<ServiceFolder, 'definition' | 'example'>): World =>
  aWorld({
    ...(example.facts ? { facts: example.facts } : {}),
    ...(example.facts?.children ? { children: [...example.facts.children] } : {}),
    ...(example.files ? { files: example.files } : {}),
    company: definition.applicants === 'companies' ? { tin: '1234567891', name: '“Nümunə” MMC' } : null,
  })

type Child = FactValues['children'][number]

export const aChild = (over: Partial<Child> = {}): Child => ({
  pin: '7AAAAA9',
  name: 'Məmmədov Murad Rauf oğlu',
  birthDate: '2026-10-01',
  sex: 'male',
  birthRecordNumber: 'AB-1234567',
  birthRecordDate: '2026-10-05',
  ...over,
})

type WorldOptions = {
  children?: Child[]
  claimed?: string[]
  silent?: FactCode[]
  card?: { expiresOn: string | null }
  /** What the registers say instead of, or beside, the usual. */
  facts?: Partial<FactValues>
  /** How many files are attached, by field. */
  files?: Record<string, number>
  company?: World['company']
}

/** What the registers and lists say on 23 November 2026, without any register. */
export function aWorld({
  children = [aChild()],
  claimed = [],
  silent = [],
  card,
  facts: said,
  files = {},
  company = null,
}: WorldOptions = {}): World {
  const values: FactValues = { ...usualFacts(), children, ...said }
  if (card && values.id_card) values.id_card = { ...values.id_card, ...card }
  const facts = Object.fromEntries(
    Object.entries(values).map(([code, value]) => [
      code,
      silent.includes(code as FactCode)
        ? { ok: false, error: 'timeout', agencyCode: 'din', register: 'population' }
        : { ok: true, value, agencyCode: 'din', register: 'population', asOf: '2026-11-23T06:00:00.000Z' },
    ]),
  ) as Facts
  return {
    today: '2026-11-23',
    facts: company ? {} : facts,
    lists: {
      centres: [{ value: 'asan-baku-1', label: '1 saylı' }],
      speeds: SPEEDS.map((value) => ({ value, label: value })),
      regions: [
        { value: 'baku', label: 'Bakı' },
        { value: 'ganja', label: 'Gəncə' },
      ],
    },
    claimed: new Set(claimed),
    account: { phone: null, email: null },
    company,
    files: Object.fromEntries(
      Object.entries(files).map(([field, count]) => [
        field,
        Array.from({ length: count }, (_, index) => ({
          id: `${field}-${index + 1}`,
          fileName: `${field}-${index + 1}.pdf`,
          contentType: 'application/pdf',
          sizeBytes: 12_000,
          sha256: '0'.repeat(64),
        })),
      ]),
    ),
  }
}

const SPEEDS = [
  'standard',
  'working_day_1',
  'working_day_2',
  'working_day_3',
  'working_day_5',
  'working_day_7',
  'calendar_day_1',
  'hour_1',
]

/** A man of 36 with a family, a job and a home. */
const usualFacts = (): FactValues => ({
  'person.name': 'Məmmədov Rauf Elçin oğlu',
  'person.pin': '5AAAAA1',
  'person.birth_date': '1990-05-17',
  'person.birth_place': { az: 'Bakı şəhəri', en: 'Baku', ru: 'Баку' },
  'person.sex': 'male',
  'person.citizenship': 'AZ',
  'person.marital_status': 'married',
  'person.address': 'AZ1000, Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5',
  residence: {
    regionCode: 'baku',
    districtCode: null,
    postalCode: 'AZ1000',
    line: { az: 'AZ1000, Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5' },
    since: '2015-03-01',
  },
  household: [],
  spouse: { pin: '5BBBBB2', name: 'Məmmədova Aygün Rəşid qızı', marriedOn: '2015-02-01', recordNumber: 'NA-1234567' },
  parents: [{ pin: '3CCCCC3', name: 'Məmmədov Elçin Əli oğlu', kinship: 'father' }],
  children: [],
  birth_record: { number: 'AA-1234567', recordedOn: '1990-05-25', office: { az: 'Nəsimi rayon qeydiyyat şöbəsi' } },
  id_card: { number: 'AA1234567', issuedOn: '2016-12-18', expiresOn: '2026-12-18', issuer: 'ASAN xidmət' },
  passport: { number: 'C01234567', issuedOn: '2020-01-10', expiresOn: '2030-01-10', issuer: 'ASAN xidmət' },
  driving_licence: { number: 'AB123456', categories: ['B'], issuedOn: '2018-06-01', expiresOn: '2028-06-01', issuer: 'DYP' },
  vehicles: [
    {
      plate: '10-AA-123',
      make: 'Toyota',
      model: 'Prius',
      year: 2018,
      colour: { az: 'ağ', en: 'white', ru: 'белый' },
      registrationNumber: 'AA 123456',
      registeredOn: '2019-02-03',
      inspectionUntil: '2027-02-03',
    },
  ],
  education: [
    {
      level: 'bachelor',
      institution: { az: 'Bakı Dövlət Universiteti' },
      speciality: { az: 'Hüquq' },
      startedOn: '2007-09-15',
      completedOn: '2011-06-30',
      documentNumber: 'B123456',
    },
  ],
  employment: [
    { employer: '“Nümunə” MMC', tin: '1234567891', position: { az: 'mühəndis' }, since: '2019-04-01', monthlyIncomeQepik: 90_000 },
  ],
  pension: null,
  income_12_months: { months: [{ month: '2026-10', grossQepik: 90_000 }], totalQepik: 90_000, averageQepik: 90_000 },
  property: [
    {
      registryNumber: '305010001234-0001',
      kind: 'apartment',
      address: { az: 'Bakı şəhəri, Nümunə küçəsi, bina 1, mənzil 5' },
      areaSquareMetres: 74.5,
      share: '1/1',
      registeredOn: '2015-03-01',
      encumbered: false,
    },
  ],
})

/** Puts a portal person into the simulated registers: address, card, and children recorded a month ago. */
export async function intoRegisters(
  db: Db,
  person: { pin: string; givenName: string; surname: string; patronymic: string; sex: 'male' | 'female'; birthDate: string },
  { children = [] as { pin: string; recordedOn?: string }[] } = {},
): Promise<void> {
  const id = Math.floor(Math.random() * 1_000_000_000) + 1_000_000
  await db.insert(dwellings).values({
    id,
    regionCode: 'baku',
    postalCode: 'AZ1000',
    line: { az: 'AZ1000, Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1' },
  })
  const common = { birthPlace: { az: 'Bakı' }, maritalStatus: 'married' as const, dwellingId: id, livesThereSince: '2015-03-01' }
  await db.insert(residents).values({
    ...common,
    pin: person.pin,
    givenName: person.givenName,
    surname: person.surname,
    patronymic: person.patronymic,
    sex: person.sex,
    birthDate: person.birthDate,
  })
  await db.insert(identityDocuments).values({
    number: `AA${String(id).padStart(7, '0').slice(0, 7)}`,
    pin: person.pin,
    kind: 'id_card',
    issuedOn: '2016-12-18',
    expiresOn: '2026-12-18',
    issuer: 'ASAN xidmət',
  })
  for (const [index, child] of children.entries()) {
    await db.insert(residents).values({
      ...common,
      pin: child.pin,
      givenName: 'Murad',
      surname: person.surname,
      patronymic: person.givenName,
      sex: 'male',
      birthDate: '2026-10-01',
      maritalStatus: 'single',
      fatherPin: person.pin,
    })
    await db.insert(birthRecords).values({
      number: `AB-${String((id + index) % 10_000_000).padStart(7, '0')}`,
      pin: child.pin,
      name: `${person.surname} Murad ${person.givenName} oğlu`,
      sex: 'male',
      birthDate: '2026-10-01',
      recordedOn: child.recordedOn ?? '2026-10-05',
      office: { az: 'Bakı' },
      fatherPin: person.pin,
      fatherName: `${person.surname} ${person.givenName} ${person.patronymic} oğlu`,
    })
  }
}
