import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: { correct: 'yes', purpose: 'marriage_abroad', country: 'Türkiyə', language: 'en', phone: '0501234567', email: '' },
  facts: { 'person.marital_status': 'single' },
}
