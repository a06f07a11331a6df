import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    correct: 'yes',
    include: ['spouse', 'children'],
    purpose: 'visa',
    language: 'en',
    phone: '0501234567',
    email: '',
  },
  facts: {
    'person.marital_status': 'married',
    spouse: { pin: '5AAAAA2', name: 'Məmmədova Günay Vaqif qızı', marriedOn: '2018-09-08', recordNumber: 'NA-123456' },
    parents: [{ pin: '5AAAAA3', name: 'Məmmədov Elçin Nazim oğlu', kinship: 'father' }],
  },
}
