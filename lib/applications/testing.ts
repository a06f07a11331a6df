import type { Db } from '@/db/client'
import { birthRecords, dwellings, identityDocuments, residents } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import type { World } from './definition'
import type { FactCode, Facts, FactValues } from './facts'
import { folderOf } from './services'

// Answers, worlds and people for the tests of this room.

/** Answers that complete the form of a folder. */
export const answersFor = (code: string): RawAnswers => folderOf(code).example.answers

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

type WorldOptions = { children?: Child[]; claimed?: string[]; silent?: FactCode[]; card?: { expiresOn: string | null } }

/** What the registers and lists say on 23 November 2026, without any register. */
export function aWorld({ children = [aChild()], claimed = [], silent = [], card }: WorldOptions = {}): World {
  const values: Partial<FactValues> = {
    'person.name': 'Məmmədov Rauf Elçin oğlu',
    'person.pin': '5AAAAA1',
    'person.birth_date': '1990-05-17',
    'person.sex': 'male',
    'person.address': 'AZ1000, Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5',
    id_card: { number: 'AA1234567', issuedOn: '2016-12-18', expiresOn: '2026-12-18', issuer: 'ASAN xidmət', ...card },
    children,
  }
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
    facts,
    lists: {
      centres: [{ value: 'asan-baku-1', label: '1 saylı' }],
      speeds: ['standard', 'working_day_3', 'working_day_1'].map((value) => ({ value, label: value })),
      regions: [{ value: 'baku', label: 'Bakı' }],
    },
    claimed: new Set(claimed),
    account: { phone: null, email: null },
  }
}

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
