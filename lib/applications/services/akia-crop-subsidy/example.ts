import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    profile: 'yes',
    season: 'autumn',
    region: 'baku',
    'parcels.count': '2',
    'parcels.0.plot': 'property:400000888888-20002',
    'parcels.0.village': 'Aşağı Göyərçinli kəndi, çayın sağ tərəfi',
    'parcels.0.crop': 'wheat',
    'parcels.0.hectares': '3,25',
    ...dayTyped('parcels.0.sownOn', '2026-10-20'),
    'parcels.0.watered': 'yes',
    'parcels.1.plot': '',
    'parcels.1.village': 'Bələdiyyə torpağı, yolun yuxarısı',
    'parcels.1.crop': 'barley',
    'parcels.1.hectares': '1,5',
    ...dayTyped('parcels.1.sownOn', '2026-10-28'),
    'parcels.1.watered': 'no',
    seeds: 'certified',
    cash: 'yes',
    iban: 'AZ21 NABZ 0000 0000 1370 1000 1944',
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
}
