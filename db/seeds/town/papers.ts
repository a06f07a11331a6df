import { addDays, addMonths, addYears, ageOn, type Day, earlier, later } from './days'
import { birthPlaceOf } from './homes'
import { type Random, unique } from './random'
import type { RegisterRows } from './rows'
import { nameAtBirth, nameOf, surnameOf, type Townsperson, type Wedding } from './townsperson'

// New-style cards since September 2018.
const NEW_CARDS_SINCE = '2018-09-01'
const CARD_AGE = 15
const CARD_WITHOUT_END_AGE = 55
const DRIVING_AGE = 18

type Made<K extends keyof RegisterRows> = Pick<RegisterRows, K>

export function registerPeople(people: readonly Townsperson[]): Made<'dwellings' | 'residents'> {
  const living = people.filter((person) => person.alive)
  const homes = new Map(living.flatMap((person) => (person.home ? [[person.home.id, person.home] as const] : [])))
  return {
    dwellings: [...homes.values()].map(({ id, regionCode, districtCode, postalCode, line }) => ({
      id,
      regionCode,
      districtCode,
      postalCode,
      line,
    })),
    residents: living.map((person) => ({
      pin: person.pin,
      givenName: person.givenName,
      surname: surnameOf(person),
      patronymic: person.patronymic,
      sex: person.sex,
      birthDate: person.birthDate,
      birthPlace: birthPlaceOf(person.bornAt),
      maritalStatus: person.maritalStatus,
      fatherPin: person.father?.pin,
      motherPin: person.mother?.pin,
      spousePin: person.spouse?.pin,
      dwellingId: person.home?.id,
      livesThereSince: person.livesThereSince,
    })),
  }
}

export function recordCivilStatus(
  random: Random,
  people: readonly Townsperson[],
  weddings: readonly Wedding[],
  today: Day,
): Made<'birthRecords' | 'marriages'> {
  const birthNumber = unique(() => `AA-${random.digits(7)}`)
  const marriageNumber = unique(() => `NA-${random.digits(6)}`)
  return {
    birthRecords: people.map((person) => ({
      number: birthNumber(),
      pin: person.pin,
      name: nameAtBirth(person),
      sex: person.sex,
      birthDate: person.birthDate,
      recordedOn: person.wishes?.recordedDaysAgo
        ? addDays(today, -person.wishes.recordedDaysAgo)
        : earlier(today, addDays(person.birthDate, random.int(3, 28))),
      office: person.bornAt.office,
      fatherPin: person.father?.pin,
      fatherName: person.fatherName,
      motherPin: person.mother?.pin,
      motherName: person.motherName,
    })),
    marriages: weddings.map(({ husband, wife, on, endedOn, endedBy }) => ({
      number: marriageNumber(),
      husbandPin: husband.pin,
      husbandName: nameOf(husband),
      wifePin: wife.pin,
      wifeName: nameOf(wife),
      registeredOn: on,
      endedOn,
      endedBy,
    })),
  }
}

export function issueDocuments(
  random: Random,
  people: readonly Townsperson[],
  today: Day,
): Made<'identityDocuments' | 'drivingLicences'> {
  const newCard = unique(() => `AA${random.digits(7)}`)
  const oldCard = unique(() => `AZE${random.digits(8)}`)
  const passport = unique(() => `C${random.digits(8)}`)
  const licence = unique(() => `${random.letters(2)}${random.digits(6)}`)
  const made: Made<'identityDocuments' | 'drivingLicences'> = { identityDocuments: [], drivingLicences: [] }
  for (const person of people) {
    if (!person.alive) continue
    const issuer =
      person.home?.districtCode && random.chance(0.6) ? 'ASAN xidmət mərkəzi, Bakı' : (person.home ?? person.bornAt).policeOffice
    const card = cardDates(random, person, today)
    if (card)
      made.identityDocuments.push({
        kind: 'id_card',
        pin: person.pin,
        number: card.issuedOn >= NEW_CARDS_SINCE ? newCard() : oldCard(),
        ...card,
        issuer,
      })
    const travel = passportDates(random, person, today)
    if (travel) made.identityDocuments.push({ kind: 'passport', pin: person.pin, number: passport(), ...travel, issuer })
    const drives = licenceDates(random, person, today)
    if (drives) {
      const grown = ageOn(person.birthDate, drives.issuedOn) >= 21
      const categories = grown
        ? random.weighted([
            [['B'], 78],
            [['B', 'C'], 12],
            [['A', 'B'], 6],
            [['B', 'C', 'D'], 4],
          ])
        : ['B']
      made.drivingLicences.push({ number: licence(), pin: person.pin, categories, ...drives, issuer: 'Dövlət Yol Polisi' })
    }
  }
  return made
}

/** From 15 everybody has a card for ten years, from 55 without end; a few let theirs run out. */
function cardDates(random: Random, person: Townsperson, today: Day): { issuedOn: Day; expiresOn: Day | null } | null {
  const wished = person.wishes?.idCardExpiresInDays
  if (wished !== undefined) {
    const expiresOn = addDays(today, wished)
    return { issuedOn: addMonths(expiresOn, -120), expiresOn }
  }
  const age = ageOn(person.birthDate, today)
  const from = addYears(person.birthDate, CARD_AGE)
  if (age < CARD_AGE) {
    if (age < 1 || !random.chance(0.15)) return null
    return { issuedOn: later(addDays(person.birthDate, 60), addDays(today, -random.int(10, 1_500))), expiresOn: from }
  }
  const issuedOn = earlier(
    today,
    later(
      addDays(from, random.int(0, 30)),
      addDays(today, random.chance(0.03) ? -random.int(3_660, 3_800) : -random.int(10, 3_640)),
    ),
  )
  return { issuedOn, expiresOn: ageOn(person.birthDate, issuedOn) >= CARD_WITHOUT_END_AGE ? null : addYears(issuedOn, 10) }
}

function passportDates(random: Random, person: Townsperson, today: Day): { issuedOn: Day; expiresOn: Day } | null {
  const age = ageOn(person.birthDate, today)
  if (!(person.wishes?.passport ?? random.chance(age < 18 ? 0.12 : age < 65 ? 0.45 : 0.2)) || age < 1) return null
  const issuedOn = later(addDays(person.birthDate, 90), addDays(today, -random.int(40, age < 18 ? 1_000 : 3_300)))
  return { issuedOn, expiresOn: addYears(issuedOn, ageOn(person.birthDate, issuedOn) < 18 ? 5 : 10) }
}

/** Ten years before 60, until the seventieth birthday from then on (formats.json, driver_licence). */
function licenceDates(random: Random, person: Townsperson, today: Day): { issuedOn: Day; expiresOn: Day } | null {
  const age = ageOn(person.birthDate, today)
  const earliest = addDays(addYears(person.birthDate, DRIVING_AGE), 40)
  const wants = person.wishes?.licence ?? (age < 70 && random.chance(person.sex === 'male' ? 0.6 : 0.27))
  if (!wants || earliest > today) return null
  const issuedOn = later(earliest, addDays(today, -random.int(30, 3_500)))
  const young = ageOn(person.birthDate, issuedOn) < 60
  return { issuedOn, expiresOn: young ? addYears(issuedOn, 10) : addYears(person.birthDate, 70) }
}
