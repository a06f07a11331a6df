import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    country: 'azerbaijan',
    'bornOn.day': '18',
    'bornOn.month': '11',
    'bornOn.year': '2026',
    place: 'home',
    region: 'baku',
    otherParent: 'spouse',
    spouse: '5AAAAA2',
    'babies.count': '2',
    'babies.0.givenName': 'Aylin',
    'babies.0.sex': 'female',
    'babies.0.surname': 'father',
    'babies.1.givenName': 'Əli',
    'babies.1.sex': 'male',
    'babies.1.surname': 'father',
    form: 'paper',
    centre: 'asan-baku-1',
    phone: '0501234567',
    email: '',
  },
  facts: {
    'person.marital_status': 'married',
    spouse: { pin: '5AAAAA2', name: 'Məmmədova Günay Vaqif qızı', marriedOn: '2018-09-08', recordNumber: 'NA-123456' },
  },
  files: { doctorStatement: 1 },
}
