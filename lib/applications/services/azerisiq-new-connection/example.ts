import { CONTACT_TYPED } from '../example-parts'
import type { ServiceExample } from '../folder'

const kind = (row: string, pieces: string, kilowatts: string) => ({
  [`appliances.${row}.pieces`]: pieces,
  [`appliances.${row}.kilowatts`]: kilowatts,
})

export const example: ServiceExample = {
  answers: {
    need: 'new',
    property: 'property:300000777777-10001',
    region: 'baku',
    kind: 'house',
    poleMetres: '25',
    ...kind('lighting', '20', '0,01'),
    ...kind('kitchen', '4', '1,5'),
    ...kind('water', '1', '2'),
    ...kind('heating', '2', '3'),
    ...kind('cooling', '3', '1,2'),
    ...kind('machines', '0', '0'),
    power: '18',
    phases: 'three',
    solar: 'no',
    designerTin: '',
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
  files: { project: 1 },
}
