import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    plan: 'pause',
    scope: 'some',
    'objects.count': '1',
    'objects.0.code': '1700123456-001',
    'objects.0.place': 'Bakı, Nizami küçəsi 42, dondurma köşkü',
    'from.day': '1',
    'from.month': '12',
    'from.year': '2026',
    'until.day': '1',
    'until.month': '4',
    'until.year': '2027',
    reason: 'season',
    workers: 'no',
    stock: 'yes',
    stockValue: '1500',
    'stockAddress.region': 'baku',
    'stockAddress.settlement': '',
    'stockAddress.street': 'Nizami küçəsi',
    'stockAddress.building': '42',
    'stockAddress.apartment': '',
    'stockAddress.postalCode': '',
    phone: '0501234567',
    email: '',
  },
}
