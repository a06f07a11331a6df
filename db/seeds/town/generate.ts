import { registerProperty, registerVehicles } from './belongings'
import { employ, teach } from './careers'
import { castDemoPeople, castLateArrivals, LATE_ARRIVALS } from './cast'
import type { Day } from './days'
import { DEMO_PEOPLE } from './demo-people'
import { growFamilies } from './families'
import { issueDocuments, recordCivilStatus, registerPeople } from './papers'
import { randomFrom } from './random'
import type { RegisterRows } from './rows'
import type { Townsperson } from './townsperson'
import { Village } from './village'

/** Raise it when the town changes: it is part of the mark that says which town a database holds. */
export const TOWN_VERSION = 2
const TOWN_SEED = 20_261_121
const TOWN_SIZE = 2_000

export type Town = { people: Townsperson[]; rows: RegisterRows }

/** The whole town as of a day, the same each time for the same day. */
export function generateTown(today: Day, { seed = TOWN_SEED, size = TOWN_SIZE } = {}): Town {
  const random = randomFrom(seed)
  const village = new Village(
    random,
    today,
    DEMO_PEOPLE.map(({ pin }) => pin),
  )
  castDemoPeople(village)
  growFamilies(village, size - LATE_ARRIVALS)
  castLateArrivals(village)
  const { people, weddings } = village
  const education = teach(random, people, today)
  const studying = new Set(education.educationRecords.flatMap((record) => (record.completedOn ? [] : [record.pin])))
  const documents = issueDocuments(random, people, today)
  return {
    people: people.filter((person) => person.alive),
    rows: {
      ...registerPeople(people),
      ...recordCivilStatus(random, people, weddings, today),
      ...documents,
      ...education,
      ...employ(random, people, studying, today),
      vehicles: registerVehicles(random, people, documents.drivingLicences, today),
      properties: registerProperty(random, people, today),
    },
  }
}
