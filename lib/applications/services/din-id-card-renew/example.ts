import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    reason: 'expiring',
    dataCorrect: 'yes',
    addressCurrent: 'yes',
    speed: 'standard',
    centre: 'asan-baku-1',
    phone: '050 123 45 67',
    email: '',
  },
}
