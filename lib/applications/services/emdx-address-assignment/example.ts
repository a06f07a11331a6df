import { CONTACT_TYPED } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    property: 'property:200000654321-54321',
    reason: 'new_building',
    region: 'baku',
    settlement: 'Mərdəkan',
    street: 'Badamlı küçəsi',
    neighbours: '17 və 21',
    landmark: 'Qəsəbə parkının arxası, dəmir darvazalı həyət.',
    kind: 'block',
    floors: '9',
    'entrances.count': '2',
    'entrances.0.flats': '36',
    'entrances.0.shops': '1',
    'entrances.1.flats': '36',
    'entrances.1.shops': '0',
    lived: 'no',
    ...CONTACT_TYPED,
  },
  facts: {
    property: [
      {
        registryNumber: '200000654321-54321',
        kind: 'land',
        address: { az: 'Bakı şəhəri, Xəzər rayonu, Mərdəkan qəsəbəsi' },
        areaSquareMetres: 1200,
        share: '1/1',
        registeredOn: '2021-06-02',
        encumbered: false,
      },
    ],
  },
}
