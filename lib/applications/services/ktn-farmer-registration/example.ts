import { CONTACT_TYPED } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    region: 'baku',
    work: ['crops', 'sheep', 'bees'],
    workers: '2',
    hasLand: 'yes',
    'parcels.count': '2',
    'parcels.0.right': 'owned',
    'parcels.0.plot': 'property:400000888888-20002',
    'parcels.0.use': 'arable',
    'parcels.0.hectares': '3,25',
    'parcels.1.right': 'municipal',
    'parcels.1.place': 'Aşağı Göyərçinli kəndi, örüş sahəsi',
    'parcels.1.use': 'pasture',
    'parcels.1.hectares': '12',
    'animals.cattle.heads': '2',
    'animals.buffalo.heads': '0',
    'animals.sheep.heads': '60',
    'animals.goats.heads': '5',
    'animals.horses.heads': '1',
    'animals.poultry.heads': '40',
    'animals.hives.heads': '15',
    machines: ['tractor'],
    cooperative: 'no',
    ...CONTACT_TYPED,
  },
  facts: {
    property: [
      {
        registryNumber: '400000888888-20002',
        kind: 'land',
        address: { az: 'Şəmkir rayonu, Aşağı Göyərçinli kəndi' },
        areaSquareMetres: 32500,
        share: '1/1',
        registeredOn: '2002-09-11',
        encumbered: false,
      },
    ],
  },
  files: { leases: 1 },
}
