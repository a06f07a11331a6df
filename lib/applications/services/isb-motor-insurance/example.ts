import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    need: 'new_policy',
    car: 'vehicles:10-BB-222',
    kind: 'car',
    engine: '1598',
    use: 'own',
    ...dayTyped('startOn', '2026-12-05'),
    insurer: 'same',
    ownerDrives: 'no',
    'drivers.count': '2',
    'drivers.0.pin': '6TT8Q2M',
    'drivers.1.pin': '1Z7K3AB',
    ...CONTACT_TYPED,
  },
  facts: {
    vehicles: [
      {
        plate: '10-BB-222',
        make: 'Hyundai',
        model: 'Accent',
        year: 2016,
        colour: { az: 'ağ' },
        registrationNumber: 'AC 654321',
        registeredOn: '2019-07-22',
        inspectionUntil: '2027-02-14',
      },
    ],
  },
}
