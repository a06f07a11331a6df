import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    child: '7AAAAA9',
    receiver: 'me',
    iban: 'AZ21 NABZ 0000 0000 1370 1000 1944',
    phone: '0501234567',
    email: '',
  },
}
