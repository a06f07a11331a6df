import type { Sex } from '../../vocabulary/identity'
import names from '../data/names.json' with { type: 'json' }
import { addDays, addYears, type Day, later } from './days'
import { homeBuilder } from './homes'
import { type Random, unique } from './random'
import { type Family, fullName, type Home, type Townsperson, surnameOf, type Wedding, type Wishes } from './townsperson'

const FAMILIES: Family[] = names.surnames.map(({ m, f }) => ({ m, f }))
const PIN_ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ']
export const ADULT = 18

export type NewPerson = {
  sex: Sex
  birthDate: Day
  givenName?: string
  family?: Family
  patronymic?: string
  pin?: string
  home?: Home
  wishes?: Wishes
}

/** The making of people: who is born, who marries whom, who moves where. Keeps what must agree in agreement. */
export class Village {
  readonly people: Townsperson[] = []
  readonly weddings: Wedding[] = []
  readonly build: ReturnType<typeof homeBuilder>
  private readonly newPin: () => string

  constructor(
    readonly random: Random,
    readonly today: Day,
    takenPins: readonly string[],
  ) {
    this.build = homeBuilder(random)
    const taken = new Set(takenPins)
    const next = unique(() => Array.from({ length: 7 }, () => random.pick(PIN_ALPHABET)).join(''))
    this.newPin = () => {
      for (;;) {
        const pin = next()
        if (!taken.has(pin)) return pin
      }
    }
  }

  /** Somebody whose parents are not of this town. */
  newcomer(input: NewPerson): Townsperson {
    const { random } = this
    const family = input.family ?? random.pick(FAMILIES)
    const patronymic = input.patronymic ?? random.pick(names.given_names.male)
    const grandfathers = [random.pick(names.given_names.male), random.pick(names.given_names.male)] as const
    return this.add({
      ...this.identity(input, []),
      family,
      bornFamily: family,
      patronymic,
      fatherName: fullName(family.m, patronymic, grandfathers[0], 'male'),
      motherName: fullName(family.f, random.pick(names.given_names.female), grandfathers[1], 'female'),
      bornAt: random.chance(0.6) && input.home ? input.home : this.build(),
      home: input.home,
      livesThereSince: input.home && later(addYears(input.birthDate, random.int(0, 20)), addYears(this.today, -30)),
    })
  }

  /** A child of two people of this town: father's family name, father's given name as patronymic, parents' home. */
  birth(wedding: Wedding, input: NewPerson): Townsperson {
    const { husband: father, wife: mother } = wedding
    const home = mother.home ?? father.home
    if (!home) throw new Error('Cannot record a birth: expected parents with a home, got none')
    const siblings = this.people.filter((person) => person.mother === mother).map((person) => person.givenName)
    return this.add({
      ...this.identity(input, siblings),
      family: father.family,
      bornFamily: father.family,
      patronymic: father.givenName,
      father,
      mother,
      fatherName: fullName(surnameOf(father), father.givenName, father.patronymic, 'male'),
      motherName: fullName(surnameOf(mother), mother.givenName, mother.patronymic, 'female'),
      bornAt: home,
      home,
      livesThereSince: later(input.birthDate, mother.livesThereSince ?? input.birthDate),
    })
  }

  marry(husband: Townsperson, wife: Townsperson, on: Day, home: Home): Wedding {
    const wedding: Wedding = { husband, wife, on }
    husband.spouse = wife
    wife.spouse = husband
    husband.maritalStatus = wife.maritalStatus = 'married'
    if (this.random.chance(0.55)) wife.family = husband.family
    this.move([husband, wife], home, on)
    this.weddings.push(wedding)
    return wedding
  }

  divorce(wedding: Wedding, on: Day): void {
    const { husband, wife } = wedding
    Object.assign(wedding, { endedOn: on, endedBy: 'divorce' })
    husband.maritalStatus = wife.maritalStatus = 'divorced'
    husband.spouse = wife.spouse = undefined
    this.move([husband], this.build(), on)
  }

  /** The records of the dead stay with civil status; they live nowhere and hold nothing. */
  death(wedding: Wedding, on: Day): void {
    const { husband, wife } = wedding
    Object.assign(wedding, { endedOn: on, endedBy: 'death' })
    husband.alive = false
    husband.home = husband.spouse = wife.spouse = undefined
    wife.maritalStatus = 'widowed'
  }

  move(people: readonly Townsperson[], home: Home, on: Day): void {
    for (const person of people) {
      if (person.home === home) continue
      person.home = home
      person.livesThereSince = on
    }
  }

  /** A birth date that makes somebody this old today. */
  birthDateOf(age: number): Day {
    return addDays(addYears(this.today, -age), -this.random.int(1, 360))
  }

  get size(): number {
    return this.people.filter((person) => person.alive).length
  }

  private identity(input: NewPerson, taken: readonly string[]) {
    const pool = names.given_names[input.sex].filter((name) => !taken.includes(name))
    return {
      pin: input.pin ?? this.newPin(),
      givenName: input.givenName ?? this.random.pick(pool),
      sex: input.sex,
      birthDate: input.birthDate,
      alive: true,
      maritalStatus: 'single' as const,
      wishes: input.wishes,
    }
  }

  private add(person: Townsperson): Townsperson {
    this.people.push(person)
    return person
  }
}
