import { describe, expect, test } from 'vitest'
import demoPeopleFile from '../demo-people.json' with { type: 'json' }
import { addDays, ageOn, daysBetween } from './days'
import { DEMO_PEOPLE, demoPeopleList, demoPerson } from './demo-people'
import { generateTown, type Town } from './generate'

const TODAY = '2026-11-23'
// What holds must hold for any town, not for the one we happened to look at.
const TOWNS: [string, Town][] = [
  ['the demo town', generateTown(TODAY)],
  ['a town of another seed', generateTown(TODAY, { seed: 4, size: 700 })],
  ['a town made on 29 February', generateTown('2028-02-29', { seed: 99, size: 700 })],
]
const dayOf = (label: string) => (label.includes('29 February') ? '2028-02-29' : TODAY)

describe.each(TOWNS)('%s', (label, { people, rows }) => {
  const today = dayOf(label)
  const births = new Map(rows.birthRecords.map((record) => [record.pin, record]))
  const residents = new Map(rows.residents.map((resident) => [resident.pin, resident]))

  test('every PIN is of the right form and nobody shares one', () => {
    expect(new Set(people.map(({ pin }) => pin)).size).toBe(people.length)
    for (const { pin } of people) expect(pin).toMatch(/^[0-9A-HJ-NP-Z]{7}$/)
  })

  test('children are 16 to 43 years younger than their mothers, and younger than their fathers', () => {
    for (const child of people) {
      if (child.mother)
        expect(ageOn(child.mother.birthDate, child.birthDate)).toSatisfy((years: number) => years >= 16 && years <= 43)
      if (child.father) expect(ageOn(child.father.birthDate, child.birthDate)).toBeGreaterThanOrEqual(16)
    }
  })

  test("a patronymic is the father's given name, a family name the father's in its form for her or him", () => {
    for (const child of people) {
      if (!child.father) continue
      expect(child.patronymic).toBe(child.father.givenName)
      expect(child.bornFamily).toEqual(child.father.family)
    }
    for (const { pin, patronymic } of people) expect(births.get(pin)?.fatherName).toContain(` ${patronymic} `)
  })

  test('brothers and sisters are born at least nine months apart', () => {
    const byMother = Map.groupBy(
      people.filter(({ mother }) => mother),
      ({ mother }) => mother,
    )
    for (const children of byMother.values()) {
      const days = children.map(({ birthDate }) => birthDate).sort()
      for (let next = 1; next < days.length; next += 1)
        expect(daysBetween(days[next - 1] ?? '', days[next] ?? '')).toBeGreaterThanOrEqual(270)
    }
  })

  test('marriages are of two grown people, and spouses name each other', () => {
    const birth = (pin: string) => births.get(pin)?.birthDate ?? ''
    for (const { husbandPin, wifePin, registeredOn, endedOn } of rows.marriages) {
      expect(registeredOn <= today).toBe(true)
      expect(ageOn(birth(husbandPin), registeredOn)).toBeGreaterThanOrEqual(18)
      expect(ageOn(birth(wifePin), registeredOn)).toBeGreaterThanOrEqual(18)
      if (endedOn) expect(endedOn > registeredOn && endedOn <= today).toBe(true)
    }
    for (const { pin, spousePin } of rows.residents) if (spousePin) expect(residents.get(spousePin)?.spousePin).toBe(pin)
  })

  test('nothing is dated after today, nobody lives nowhere', () => {
    for (const { birthDate, livesThereSince, dwellingId } of rows.residents) {
      expect(birthDate <= today && (livesThereSince ?? '') <= today).toBe(true)
      expect(livesThereSince).toSatisfy((since: string) => since >= birthDate)
      expect(dwellingId).toEqual(expect.any(Number))
    }
    for (const { issuedOn } of [...rows.identityDocuments, ...rows.drivingLicences]) expect(issuedOn <= today).toBe(true)
    for (const { registeredOn } of [...rows.vehicles, ...rows.properties]) expect(registeredOn <= today).toBe(true)
    for (const { recordedOn, birthDate } of rows.birthRecords) expect(recordedOn >= birthDate && recordedOn <= today).toBe(true)
    for (const { since, until } of rows.employmentContracts) expect(since <= (until ?? today)).toBe(true)
  })

  test('an identity card holds ten years, without end from 55; everybody has one from 15 and a month', () => {
    const cards = new Map(rows.identityDocuments.filter(({ kind }) => kind === 'id_card').map((card) => [card.pin, card]))
    for (const { pin, birthDate } of people) {
      const card = cards.get(pin)
      const age = ageOn(birthDate, today)
      if (age >= 15) expect(card).toBeDefined()
      if (!card || age < 15) continue
      const then = ageOn(birthDate, card.issuedOn)
      expect(then).toBeGreaterThanOrEqual(15)
      if (then >= 55) expect(card.expiresOn).toBeNull()
      else expect(ageOn(card.issuedOn, card.expiresOn ?? '')).toSatisfy((years: number) => years === 9 || years === 10)
    }
  })

  test('drivers are of age, cars belong to people of age', () => {
    for (const { pin, issuedOn, categories } of rows.drivingLicences) {
      const age = ageOn(births.get(pin)?.birthDate ?? '', issuedOn)
      expect(age).toBeGreaterThanOrEqual(categories.includes('D') ? 21 : 18)
    }
    for (const { pin, registeredOn } of rows.vehicles)
      expect(ageOn(births.get(pin)?.birthDate ?? '', registeredOn)).toBeGreaterThanOrEqual(18)
  })

  test('wages are paid in months of work, never below the minimum by much, to people of age', () => {
    for (const { pin, month, grossQepik } of rows.incomeMonths) {
      const contracts = rows.employmentContracts.filter((contract) => contract.pin === pin)
      expect(contracts.some(({ since, until }) => since <= month && (!until || until >= month))).toBe(true)
      expect(grossQepik).toBeGreaterThan(38_000)
    }
    for (const { pin, since } of rows.employmentContracts)
      expect(ageOn(births.get(pin)?.birthDate ?? '', since)).toBeGreaterThanOrEqual(18)
  })
})

describe('the demo town', () => {
  const town = generateTown(TODAY)

  test('has 2,000 living people and is the same every time', () => {
    expect(town.people).toHaveLength(2_000)
    expect(generateTown(TODAY).rows).toEqual(town.rows)
  })

  test("Leyla's identity card expires in exactly 25 days, Rauf's daughter is 12 days old, Tofiq has no papers of a driver", () => {
    const card = (pin: string) =>
      town.rows.identityDocuments.find((document) => document.pin === pin && document.kind === 'id_card')
    expect(card(demoPerson('leyla').pin)?.expiresOn).toBe(addDays(TODAY, 25))
    expect(card(demoPerson('tofiq').pin)?.expiresOn).toBeNull()
    expect(town.rows.birthRecords.filter(({ fatherPin }) => fatherPin === demoPerson('rauf').pin)).toMatchObject([
      { birthDate: addDays(TODAY, -12), recordedOn: addDays(TODAY, -5) },
    ])
    for (const { pin } of [...town.rows.drivingLicences, ...town.rows.vehicles]) expect(pin).not.toBe(demoPerson('tofiq').pin)
  })

  test('every named person lives in it under the name of the list, and the committed list is the one the seed uses', () => {
    expect(demoPeopleFile).toEqual(demoPeopleList())
    for (const { pin, givenName } of DEMO_PEOPLE)
      expect(town.people.find((person) => person.pin === pin)?.givenName).toBe(givenName)
    for (const { pin, name } of demoPeopleList()) {
      const resident = town.rows.residents.find((one) => one.pin === pin)
      expect(`${resident?.givenName} ${resident?.surname}`).toBe(name)
    }
  })
})
