import type { Day } from '@/lib/platform/time'
import type { EligibilityRule, ServiceDefinition } from '../../definition'
import { type Facts, factValue } from '../../facts'
import { answer, CONTACT, equal, forCompany, forPerson, no, value, WHO } from '../business-parts'

/** A taxi has to be younger than this many years (Law on road transport; the registry's summary). */
const MOST_YEARS = 8

type Fault = 'too_old' | 'no_inspection'

/** Why this car can be no taxi today; null when it can. */
function faultOf(car: { year: number; inspectionUntil: Day }, today: Day): Fault | null {
  if (Number(today.slice(0, 4)) - car.year >= MOST_YEARS) return 'too_old'
  return car.inspectionUntil < today ? 'no_inspection' : null
}

const carsOf = (facts: Facts) => factValue(facts, 'vehicles') ?? []

/** A car of one's own that fits; of a company nothing is read. */
const FIT_CAR: EligibilityRule = {
  code: 'fit_car',
  reads: ['vehicles'],
  needs: 'any',
  lines: ['fits', 'too_old', 'no_inspection', 'no_cars'],
  judge: ({ facts, today }) => {
    const cars = carsOf(facts)
    if (cars.length === 0) return [{ code: 'no_cars', holds: false, fact: 'vehicles' }]
    return cars.map((car) => {
      const fault = faultOf(car, today)
      return {
        code: fault ?? 'fits',
        holds: fault === null,
        fact: 'vehicles' as const,
        params: { car: `${car.plate}, ${car.make} ${car.model}`, year: String(car.year), until: { day: car.inspectionUntil } },
      }
    })
  },
}

export const definition: ServiceDefinition = {
  code: 'ayna-taxi-card',
  version: 1,
  minutes: 5,
  applicants: 'any',
  level: 'substantial',
  family: 'four_eyes',
  eligibility: [FIT_CAR],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'licence', kind: 'yes_no' }],
      rules: [{ code: 'licence_first', field: 'licence', test: equal(answer('licence'), value(true)) }],
      elsewhere: 'ayna-taxi-licence',
    },
    {
      code: 'car',
      fields: [
        ...WHO,
        { name: 'car', kind: 'document', of: ['vehicles'], when: forPerson },
        { name: 'plate', kind: 'text', maxLength: 10, when: forCompany },
        { name: 'certificate', kind: 'text', maxLength: 20, when: forCompany },
        { name: 'engine', kind: 'choice', options: ['euro_4', 'euro_5', 'euro_6', 'hybrid', 'electric'] },
      ],
      rules: [
        {
          code: 'car_not_fit',
          field: 'car',
          holds: ({ answers, facts, today }) => {
            const car = carsOf(facts).find(({ plate }) => answers.car === `vehicles:${plate}`)
            return car !== undefined && faultOf(car, today) === null
          },
        },
        { code: 'engine_too_dirty', field: 'engine', test: no(equal(answer('engine'), value('euro_4'))) },
      ],
    },
    {
      code: 'work',
      fields: [
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'orders', kind: 'choice', options: ['operator', 'stand', 'both'] },
        { name: 'operatorTin', kind: 'tin', when: { field: 'orders', is: ['operator', 'both'] } },
        {
          name: 'drivers',
          kind: 'group',
          min: 1,
          max: 4,
          fields: [
            { name: 'pin', kind: 'pin' },
            { name: 'since', kind: 'date', to: 'today' },
          ],
        },
        { name: 'wheelchair', kind: 'yes_no' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  claim: { by: { field: 'car' }, while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
