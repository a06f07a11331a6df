import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    licence: 'yes',
    car: 'vehicles:99-TX-123',
    engine: 'hybrid',
    region: 'baku',
    orders: 'operator',
    operatorTin: '1700000041',
    'drivers.count': '1',
    'drivers.0.pin': '5AAAAA1',
    ...dayTyped('drivers.0.since', '2026-11-01'),
    wheelchair: 'no',
    ...CONTACT_TYPED,
  },
  facts: {
    vehicles: [
      {
        plate: '99-TX-123',
        make: 'Toyota',
        model: 'Prius',
        year: 2021,
        colour: { az: 'bənövşəyi' },
        registrationNumber: 'AB 123456',
        registeredOn: '2024-02-11',
        inspectionUntil: '2027-05-30',
      },
    ],
  },
}
