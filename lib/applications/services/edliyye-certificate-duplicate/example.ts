import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    reason: 'lost',
    certificate: 'death',
    deadName: 'Məmmədov Elçin Nazim oğlu',
    'diedOn.day': '4',
    'diedOn.month': '3',
    'diedOn.year': '2019',
    kinship: 'heir',
    region: 'baku',
    year: '2019',
    oldNumber: '',
    form: 'paper',
    centre: 'asan-baku-1',
    phone: '0501234567',
    email: '',
  },
  files: { kinshipProof: 1 },
}
