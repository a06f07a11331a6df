import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

const empty = { living: '0', other: '0' }
const floor = (row: string, { living, other } = empty) => ({ [`areas.${row}.living`]: living, [`areas.${row}.other`]: other })

export const example: ServiceExample = {
  answers: {
    floors: '2',
    height: '8,4',
    span: '5,80',
    plot: 'property:300000777777-10001',
    region: 'baku',
    work: 'new_house',
    ...floor('basement'),
    ...floor('first', { living: '92,5', other: '18' }),
    ...floor('second', { living: '88', other: '14,5' }),
    ...floor('third'),
    ...floor('attic'),
    walls: 'stone',
    ...dayTyped('startOn', '2027-03-01'),
    ...dayTyped('endOn', '2028-06-01'),
    designerTin: '1700000021',
    builder: 'contractor',
    builderTin: '1700000032',
    ...CONTACT_TYPED,
  },
  facts: {
    property: [
      {
        registryNumber: '300000777777-10001',
        kind: 'land',
        address: { az: 'Bakı şəhəri, Sabunçu rayonu, Maştağa qəsəbəsi' },
        areaSquareMetres: 600,
        share: '1/1',
        registeredOn: '2022-04-14',
        encumbered: false,
      },
    ],
  },
  files: { project: 2 },
}
