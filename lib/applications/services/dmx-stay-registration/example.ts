import { addressTyped, CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    plan: 'arrived',
    role: 'host',
    ...addressTyped('address', 'Nümunə küçəsi', '1'),
    ownHome: 'no',
    'guests.count': '2',
    'guests.0.surname': 'Novak',
    'guests.0.givenName': 'Petra',
    ...dayTyped('guests.0.birthDate', '1988-04-02'),
    'guests.0.country': 'Çexiya',
    'guests.0.passport': 'CZ4455667',
    ...dayTyped('guests.0.passportUntil', '2031-08-01'),
    'guests.1.surname': 'Novak',
    'guests.1.givenName': 'Jan',
    ...dayTyped('guests.1.birthDate', '2015-09-12'),
    'guests.1.country': 'Çexiya',
    'guests.1.passport': 'CZ4455668',
    ...dayTyped('guests.1.passportUntil', '2028-03-15'),
    ...dayTyped('enteredOn', '2026-11-15'),
    ...dayTyped('until', '2026-12-30'),
    purpose: 'family',
    visa: 'visa',
    ...CONTACT_TYPED,
  },
  files: { passports: 2, hostPaper: 1 },
}
