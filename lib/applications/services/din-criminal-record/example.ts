import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: { about: 'me', purpose: 'abroad', country: 'Almaniya', addressee: '', language: 'en', phone: '0501234567', email: '' },
  facts: { 'person.birth_place': { az: 'Bakı', en: 'Baku', ru: 'Баку' } },
}
