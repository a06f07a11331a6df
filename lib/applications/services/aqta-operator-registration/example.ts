import { addressTyped, CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    activity: 'catering',
    title: '“Nar” kafesi',
    ...addressTyped('address', 'Tolstoy küçəsi', '150'),
    area: '120,5',
    ...dayTyped('openOn', '2026-12-10'),
    right: 'rented',
    'products.count': '2',
    'products.0.kind': 'meals',
    'products.0.kilos': '900',
    'products.1.kind': 'drinks',
    'products.1.kilos': '400',
    water: 'mains',
    staff: '7',
    selfControl: 'no',
    ...CONTACT_TYPED,
  },
  files: { lease: 1 },
}
