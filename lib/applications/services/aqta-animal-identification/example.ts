import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

const heads = (row: string, males: string, females: string, young: string) => ({
  [`herd.${row}.males`]: males,
  [`herd.${row}.females`]: females,
  [`herd.${row}.young`]: young,
})

export const example: ServiceExample = {
  answers: {
    atHome: 'yes',
    region: 'baku',
    ...heads('cattle', '1', '4', '3'),
    ...heads('buffalo', '0', '0', '0'),
    ...heads('sheep', '2', '30', '18'),
    ...heads('goats', '0', '0', '0'),
    origin: ['born_here', 'bought'],
    'bought.count': '1',
    'bought.0.species': 'cattle',
    'bought.0.tag': 'AZ100234567',
    ...dayTyped('bought.0.since', '2026-10-04'),
    'bought.0.sellerPin': '6TT8Q2M',
    sick: 'no',
    ...dayTyped('visitFrom', '2026-12-02'),
    ...CONTACT_TYPED,
  },
}
