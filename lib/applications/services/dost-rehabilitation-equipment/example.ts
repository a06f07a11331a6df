import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    assessed: 'yes',
    forWhom: 'relative',
    relative: '5AAAAA3',
    equipment: ['wheelchair', 'hearing_aid'],
    wheelchair: 'outdoor',
    ear: 'both',
    height: '172',
    weight: '70,5',
    had: 'yes',
    hadSince: '2019',
    whyNew: 'worn',
    fitting: 'home',
    livesThere: 'no',
    'address.region': 'baku',
    'address.settlement': '',
    'address.street': 'Nümunə küçəsi',
    'address.building': '5',
    'address.apartment': '12',
    'address.postalCode': 'AZ1000',
    interpreter: 'no',
    phone: '0501234567',
    email: '',
  },
  facts: {
    children: [],
    spouse: null,
    parents: [{ pin: '5AAAAA3', name: 'Məmmədov Elçin Nazim oğlu', kinship: 'father' }],
  },
  files: { photos: 2 },
}
