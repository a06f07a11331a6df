import type { LocalizedText } from '../../columns'
import { addDays, addYears, ageOn, type Day, later, yearOf } from './days'
import { type Random, unique } from './random'
import type { RegisterRows } from './rows'
import type { Home, Townsperson } from './townsperson'

const CARS = [
  ['Hyundai', 'Elantra'], ['Hyundai', 'Accent'], ['Kia', 'Sportage'], ['Kia', 'Cerato'], ['Toyota', 'Corolla'], ['Toyota', 'Prius'], ['Chevrolet', 'Cruze'], ['Chevrolet', 'Malibu'],
  ['Mercedes-Benz', 'C 180'], ['LADA', 'Niva'], ['LADA', '2107'], ['Nissan', 'Sunny'], ['Ford', 'Transit'], ['BYD', 'Song Plus'], ['Opel', 'Astra'],
] as const // biome-ignore format: names only

export const COLOURS = {
  white: { az: 'Ağ', en: 'White', ru: 'Белый' },
  black: { az: 'Qara', en: 'Black', ru: 'Чёрный' },
  silver: { az: 'Gümüşü', en: 'Silver', ru: 'Серебристый' },
  blue: { az: 'Göy', en: 'Blue', ru: 'Синий' },
  red: { az: 'Qırmızı', en: 'Red', ru: 'Красный' },
  grey: { az: 'Boz', en: 'Grey', ru: 'Серый' },
} satisfies Record<string, LocalizedText>

export function registerVehicles(
  random: Random,
  people: readonly Townsperson[],
  licences: RegisterRows['drivingLicences'],
  today: Day,
): RegisterRows['vehicles'] {
  const number = unique(() => `${random.letters(2)}-${random.int(1, 999).toString().padStart(3, '0')}`)
  const paper = unique(() => `${random.letters(2)}${random.digits(6)}`)
  const drivers = new Map(licences.map((licence) => [licence.pin, licence]))
  return people.flatMap((person) => {
    const licence = drivers.get(person.pin)
    const wished = person.wishes?.vehicles
    if (!person.alive || !person.home || (!wished && (!licence || !random.chance(0.45)))) return []
    const { plateCode } = person.home
    const grown = licence?.issuedOn ?? addYears(person.birthDate, 18)
    const cars =
      wished ??
      Array.from({ length: random.chance(0.08) ? 2 : 1 }, () => {
        const [make, model] = random.pick(CARS)
        return { make, model, year: random.int(2004, yearOf(today) - 1), colour: random.pick(Object.values(COLOURS)) }
      })
    return cars.map((car) => {
      const registeredOn = later(later(`${car.year}-02-01`, grown), addDays(today, -random.int(30, 3_000)))
      const inspected = addYears(registeredOn, yearOf(registeredOn) - car.year < 4 ? 4 : 1)
      return {
        plate: `${plateCode}-${number()}`,
        pin: person.pin,
        ...car,
        registrationNumber: paper(),
        registeredOn,
        inspectionUntil: later(inspected, addDays(today, random.chance(0.1) ? -random.int(1, 60) : random.int(5, 360))),
      }
    })
  })
}

/** A home belongs to one of the adults in it, or to the couple by halves; some have a plot of land besides. */
export function registerProperty(random: Random, people: readonly Townsperson[], today: Day): RegisterRows['properties'] {
  const registryNumber = unique(() => `${random.int(1, 9)}${random.digits(11)}-${random.digits(5)}`)
  const owners = new Map<number, Townsperson[]>()
  for (const person of people) {
    if (!person.alive || !person.home || person.wishes?.properties || ageOn(person.birthDate, today) < 25) continue
    owners.set(person.home.id, [...(owners.get(person.home.id) ?? []), person])
  }
  const own = (
    person: Townsperson,
    home: Home,
    kind: RegisterRows['properties'][number]['kind'],
    area: number,
    share: string,
    since: Day,
    encumbered: boolean,
  ) => ({
    registryNumber: registryNumber(),
    pin: person.pin,
    kind,
    address: kind === 'land' ? landOf(home) : home.line,
    areaSquareMetres: area,
    share,
    registeredOn: since,
    encumbered,
  })
  const wished = people.flatMap((person) =>
    (person.wishes?.properties ?? []).flatMap(({ kind, area, encumbered = false }) =>
      person.home ? [own(person, person.home, kind, area, '1/1', addDays(today, -random.int(500, 5_000)), encumbered)] : [],
    ),
  )
  const usual = [...owners.values()].flatMap((adults) => {
    const [first] = [...adults].sort((a, b) => a.birthDate.localeCompare(b.birthDate))
    if (!first?.home || !random.chance(0.72)) return []
    const { home } = first
    const partner =
      first.spouse &&
      first.spouse.home === home &&
      !first.spouse.wishes?.properties &&
      ageOn(first.spouse.birthDate, today) >= 25 &&
      random.chance(0.3)
        ? first.spouse
        : undefined
    const since = later(addYears(first.birthDate, 23), addDays(today, -random.int(60, 7_000)))
    const kind = home.districtCode || random.chance(0.35) ? 'apartment' : 'house'
    const area = kind === 'apartment' ? random.int(380, 1_300) / 10 : random.int(700, 2_200) / 10
    const mortgaged = random.chance(0.12)
    return [
      ...[first, ...(partner ? [partner] : [])].map((owner) =>
        own(owner, home, kind, area, partner ? '1/2' : '1/1', later(since, addYears(owner.birthDate, 18)), mortgaged),
      ),
      ...(random.chance(0.12) ? [own(first, home, 'land', random.int(2_000, 12_000) / 10, '1/1', since, false)] : []),
    ]
  })
  return [...wished, ...usual]
}

/** A plot has no building or flat. */
function landOf({ line }: Home): LocalizedText {
  const cut = (text: string | undefined) => (text ?? '').split(', ').slice(0, 3).join(', ')
  return { az: cut(line.az), en: cut(line.en), ru: cut(line.ru) }
}
