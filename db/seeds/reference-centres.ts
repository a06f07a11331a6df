import type { LocalizedText } from '../columns'
import type * as schema from '../schema'
import { CENTRE_STATUSES, type CentreKind, type CentreStatus } from '../vocabulary/catalogue'
import { type CentreFact, type Facts, isConfirmed } from './reference-files'

// DOST branches and points are small DOST centres to a citizen; their name says what they are.
const KINDS: Record<string, CentreKind> = {
  asan: 'asan',
  asan_kommunal: 'asan_kommunal',
  dost: 'dost',
  dost_branch: 'dost',
  dost_point: 'dost',
}

const fixedCentres = ({ centres }: Facts): CentreFact[] => [
  ...centres.asan_centres,
  ...centres.asan_kommunal,
  ...centres.dost_centres,
]

export function centreRows(facts: Facts): (typeof schema.centres.$inferInsert)[] {
  const { addresses, places } = facts.places
  const fixed = fixedCentres(facts).map((fact) => ({
    code: fact.code,
    kind: KINDS[fact.kind] ?? unknown('kind', fact.kind),
    name: fact.name,
    city: fact.city,
    regionCode: fact.region,
    address: addresses[fact.code] ?? place(places, fact.city),
    addressConfirmed: fact.address !== null && isConfirmed(fact.address_source) && !/yoxlanılmalıdır/.test(fact.address.az),
    latitude: fact.lat,
    longitude: fact.lon,
    phone: fact.phone,
    counters: fact.windows,
    accessibility: fact.accessibility,
    facilities: fact.facilities,
    status: statusOf(fact.status),
    openedIn: fact.opened,
    serves: fact.serves,
    serviceCodes: [],
    agencyCodes: fact.providers ?? [],
    hoursConfirmed: !fact.hours.verify,
    source: fact.source,
  }))
  const mobile = facts.centres.mobile_units.map((fact) => ({
    code: fact.code,
    kind: fact.kind,
    name: fact.name,
    city: null,
    regionCode: null,
    address: route(
      places,
      fact.schedule.map((stop) => stop.place),
    ),
    addressConfirmed: false,
    latitude: null,
    longitude: null,
    phone: fact.phone,
    counters: fact.windows,
    accessibility: [],
    facilities: [],
    status: 'operating' as const,
    openedIn: null,
    serves: [],
    serviceCodes: fact.services,
    agencyCodes: [],
    hoursConfirmed: false,
    source: fact.source,
  }))
  return [...fixed, ...mobile]
}

export function centreHourRows(facts: Facts): (typeof schema.centreHours.$inferInsert)[] {
  return fixedCentres(facts).flatMap(({ code, hours }) => {
    const week = [hours.mon_fri, hours.mon_fri, hours.mon_fri, hours.mon_fri, hours.mon_fri, hours.sat, hours.sun]
    return week.flatMap((text, index) => (text ? [{ centreCode: code, weekday: index + 1, ...clockRange(text) }] : []))
  })
}

export function centreStopRows(facts: Facts): (typeof schema.centreStops.$inferInsert)[] {
  return facts.centres.mobile_units.flatMap((unit) =>
    unit.schedule.map((stop) => ({
      centreCode: unit.code,
      startsOn: stop.date_from,
      endsOn: stop.date_to,
      place: place(facts.places.places, stop.place),
      ...clockRange(stop.hours),
      closedOn: stop.closed,
      cycle: 0,
    })),
  )
}

function place(places: Facts['places']['places'], name: string): LocalizedText {
  return { az: name, ...(places[name] ?? unknown('place', name)) }
}

/** A mobile unit's address is where it goes: `Astara, Lerik, Yardımlı`. */
function route(places: Facts['places']['places'], names: string[]): LocalizedText {
  const stops = [...new Set(names)].map((name) => place(places, name))
  const joined = (locale: keyof LocalizedText) => stops.map((stop) => stop[locale]).join(', ')
  return { az: joined('az'), en: joined('en'), ru: joined('ru') }
}

/** @example clockRange('09:00-18:00') // { opensAt: '09:00', closesAt: '18:00' } */
function clockRange(text: string): { opensAt: string; closesAt: string } {
  const [, opensAt, closesAt] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? unknown('opening hours', text)
  return { opensAt: opensAt ?? '', closesAt: closesAt ?? '' }
}

function statusOf(text: string): CentreStatus {
  const status = CENTRE_STATUSES.find((known) => known === text.replaceAll(' ', '_'))
  return status ?? unknown('status', text)
}

function unknown(what: string, got: string): never {
  throw new Error(`Cannot read a centre: unknown ${what}, got ${got}`)
}
