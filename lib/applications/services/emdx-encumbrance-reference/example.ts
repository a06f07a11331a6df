import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    need: 'burden',
    property: 'property:100000123456-12345',
    purpose: 'sale',
    toNotary: 'yes',
    notary: 'Bakı şəhəri 12 saylı notariat ofisi',
    phone: '0501234567',
    email: '',
  },
  facts: {
    property: [
      {
        registryNumber: '100000123456-12345',
        kind: 'apartment',
        address: { az: 'Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5' },
        areaSquareMetres: 78.4,
        share: '1/1',
        registeredOn: '2015-03-12',
        encumbered: false,
      },
    ],
  },
}
