import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    addressCorrect: 'yes',
    purpose: 'bank',
    addressee: 'anyone',
    language: 'az',
    phone: '0501234567',
    email: 'rauf@example.az',
  },
}
