import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    receives: 'yes',
    child: '7AAAAA9',
    livesWithYou: 'yes',
    receiver: 'other_parent',
    receiverPin: '5AAAAA2',
    iban: 'AZ21 NABZ 0000 0000 1370 1000 1944',
    phone: '0501234567',
    email: '',
  },
}
