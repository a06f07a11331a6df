import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    reason: 'data_changed',
    licence: 'driving_licence:AB123456',
    changed: ['surname'],
    change: 'Nikahdan sonra soyadım dəyişib.',
    'examinedOn.day': '2',
    'examinedOn.month': '11',
    'examinedOn.year': '2026',
    clinic: '3 saylı şəhər poliklinikası',
    centre: 'asan-baku-1',
    phone: '0501234567',
    email: '',
  },
  facts: {
    driving_licence: {
      number: 'AB123456',
      categories: ['B'],
      issuedOn: '2016-12-20',
      expiresOn: '2026-12-20',
      issuer: 'Baş Dövlət Yol Polisi İdarəsi',
    },
  },
}
