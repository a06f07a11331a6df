import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    origin: 'brought',
    imei: '490154203237518',
    twoCards: 'no',
    make: 'Samsung',
    model: 'Galaxy S24',
    price: 'to_1000',
    ...dayTyped('enteredOn', '2026-11-10'),
    simNumber: '0551234567',
    ...CONTACT_TYPED,
  },
}
