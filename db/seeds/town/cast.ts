import { addDays } from './days'
import { COLOURS } from './belongings'
import { type DemoKey, demoPerson } from './demo-people'
import type { Townsperson, Wishes } from './townsperson'
import type { NewPerson, Village } from './village'
import { SPECIALITIES, UNIVERSITIES } from './work-places'

type Part = { age: number; patronymic?: string; wishes?: Wishes }

const identity = (key: DemoKey) => {
  const { pin, givenName, family, sex } = demoPerson(key)
  return { pin, givenName, family, sex }
}

/** The named people with their families, in the situations their stories tell. */
export function castDemoPeople(village: Village): void {
  const { today } = village
  const bornAt = (age: number) => village.birthDateOf(age)
  const person = (key: DemoKey, { age, ...part }: Part, home?: NewPerson['home']): Townsperson =>
    village.newcomer({ ...identity(key), ...part, birthDate: bornAt(age), home })
  const baku = (district: string) => village.build({ region: 'baku', district })

  // Leyla: everything a grown citizen has; her card runs out.
  const nasimi = baku('baku-nasimi')
  const leyla = person('leyla', {
    age: 34,
    patronymic: 'Vaqif',
    wishes: {
      idCardExpiresInDays: 25,
      passport: true,
      licence: true,
      vehicles: [{ make: 'Toyota', model: 'Corolla', year: 2019, colour: COLOURS.silver }],
      job: {
        employer: '“Xəzər Loqistika” MMC',
        position: { az: 'Baş mühasib', en: 'Chief accountant', ru: 'Главный бухгалтер' },
        monthlyQepik: 165_000,
        years: 6,
      },
      study: [
        {
          level: 'bachelor',
          institution: UNIVERSITIES.bakuState,
          speciality: SPECIALITIES.accounting,
          startedYearsAgo: 16,
          years: 4,
        },
      ],
      properties: [{ kind: 'apartment', area: 78.4, encumbered: true }],
    },
  })
  const anar = village.newcomer({
    givenName: 'Anar',
    family: demoPerson('leyla').family,
    patronymic: 'Rəşad',
    sex: 'male',
    birthDate: bornAt(37),
    wishes: { licence: true, vehicles: [] },
  })
  const leylas = village.marry(anar, leyla, addDays(today, -365 * 10 - 40), nasimi)
  village.birth(leylas, { givenName: 'Murad', sex: 'male', birthDate: bornAt(8) })
  village.birth(leylas, { givenName: 'Nuray', sex: 'female', birthDate: bornAt(4) })

  // Rauf: a daughter of twelve days, recorded a week later.
  const rauf = person('rauf', {
    age: 31,
    patronymic: 'Əkbər',
    wishes: {
      idCardExpiresInDays: 1_900,
      job: {
        employer: '“Zirvə Texnologiya” MMC',
        position: { az: 'Proqramçı', en: 'Software developer', ru: 'Программист' },
        monthlyQepik: 210_000,
        years: 3,
      },
    },
  })
  const aytan = village.newcomer({
    givenName: 'Aytən',
    patronymic: 'Nazim',
    sex: 'female',
    birthDate: bornAt(28),
    wishes: { job: null },
  })
  const raufs = village.marry(rauf, aytan, addDays(today, -700), baku('baku-yasamal'))
  village.birth(raufs, { givenName: 'Zəhra', sex: 'female', birthDate: addDays(today, -12), wishes: { recordedDaysAgo: 5 } })

  // Nigar: divorced, one son, a steady income a bank would like to see.
  const nigar = person('nigar', {
    age: 41,
    patronymic: 'Ramiz',
    wishes: {
      idCardExpiresInDays: 2_400,
      passport: true,
      licence: true,
      vehicles: [{ make: 'Kia', model: 'Sportage', year: 2017, colour: COLOURS.white }],
      job: {
        employer: '“Bahar Klinika” MMC',
        position: { az: 'Həkim-terapevt', en: 'General practitioner', ru: 'Врач-терапевт' },
        monthlyQepik: 178_000,
        years: 9,
      },
    },
  })
  const elnur = village.newcomer({ givenName: 'Elnur', patronymic: 'Sabir', sex: 'male', birthDate: bornAt(44) })
  const nigars = village.marry(elnur, nigar, addDays(today, -365 * 15), baku('baku-narimanov'))
  village.birth(nigars, { givenName: 'Tural', sex: 'male', birthDate: bornAt(12) })
  village.divorce(nigars, addDays(today, -1_400))
  nigar.family = demoPerson('nigar').family

  // Kamran, Səbinə: their stories are in other rooms; here they are ordinary people.
  const kamran = person('kamran', { age: 38, patronymic: 'Fikrət', wishes: { idCardExpiresInDays: 60, licence: true } })
  const lala = village.newcomer({ givenName: 'Lalə', patronymic: 'Oqtay', sex: 'female', birthDate: bornAt(35) })
  const kamrans = village.marry(kamran, lala, addDays(today, -365 * 9), village.build({ region: 'sumgait' }))
  village.birth(kamrans, { givenName: 'Emil', sex: 'male', birthDate: bornAt(6) })
  person('sabina', { age: 29, patronymic: 'Arif', wishes: { idCardExpiresInDays: 1_100, passport: true } }, baku('baku-khatai'))

  // Tofiq: old papers without end, nothing on wheels.
  const tofiq = person('tofiq', {
    age: 71,
    patronymic: 'Məmməd',
    wishes: {
      licence: false,
      vehicles: [],
      passport: false,
      job: null,
      properties: [
        { kind: 'house', area: 112 },
        { kind: 'land', area: 640 },
      ],
    },
  })
  const solmaz = village.newcomer({
    givenName: 'Solmaz',
    patronymic: 'Həsən',
    sex: 'female',
    birthDate: bornAt(68),
    wishes: { licence: false, vehicles: [], properties: [] },
  })
  const tofiqs = village.marry(tofiq, solmaz, addDays(today, -365 * 44), village.build({ region: 'guba' }))
  village.birth(tofiqs, { givenName: 'Samir', sex: 'male', birthDate: bornAt(41) })

  // Ayan: student, her parents and a brother.
  const vuqar = village.newcomer({
    givenName: 'Vüqar',
    family: demoPerson('ayan').family,
    patronymic: 'Tofiq',
    sex: 'male',
    birthDate: bornAt(48),
  })
  const sevil = village.newcomer({ givenName: 'Sevil', patronymic: 'Yusif', sex: 'female', birthDate: bornAt(45) })
  const ayans = village.marry(vuqar, sevil, addDays(today, -365 * 22), baku('baku-binagadi'))
  village.birth(ayans, {
    ...identity('ayan'),
    birthDate: bornAt(19),
    wishes: {
      job: null,
      licence: false,
      vehicles: [],
      study: [
        {
          level: 'bachelor',
          institution: UNIVERSITIES.technical,
          speciality: SPECIALITIES.computing,
          startedYearsAgo: 1,
          years: 4,
        },
      ],
    },
  })
  village.birth(ayans, { givenName: 'Kənan', sex: 'male', birthDate: bornAt(14) })

  castStaff(village)
}

/** The officers are citizens too, with homes and cards of their own. */
const moveIn = (village: Village) => (key: DemoKey, age: number, patronymic: string, district: string) =>
  village.newcomer({
    ...identity(key),
    patronymic,
    birthDate: village.birthDateOf(age),
    home: village.build({ region: 'baku', district }),
    wishes: { idCardExpiresInDays: 400 + age * 30, job: null },
  })

/** People who moved here when the town was complete: coming last, they change nobody else's numbers. */
export const LATE_ARRIVALS = 6
export function castLateArrivals(village: Village): void {
  const one = moveIn(village)
  one('aytac', 31, 'Ramiz', 'baku-narimanov')
  one('tural', 47, 'Fikrət', 'baku-khatai')
  one('lale', 31, 'Rasim', 'baku-nasimi')
  one('elnur', 38, 'Vaqif', 'baku-khatai')
  one('aysel', 27, 'Namiq', 'baku-khatai')
  one('vusal', 44, 'Adil', 'baku-khatai')
}

function castStaff(village: Village): void {
  const one = moveIn(village)
  one('elcin', 42, 'Nadir', 'baku-nizami')
  one('gunel', 36, 'Rafiq', 'baku-sabail')
  one('orxan', 27, 'Elman', 'baku-surakhani')
  one('sevda', 45, 'Tahir', 'baku-nasimi')
  one('farid', 33, 'Azər', 'baku-yasamal')
}
