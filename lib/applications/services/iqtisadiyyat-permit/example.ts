import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    permit: 'alcohol_making',
    region: 'baku',
    place: 'Bakı, Qaradağ rayonu, Lökbatan, Şərabçılar küçəsi 12',
    'from.day': '1',
    'from.month': '2',
    'from.year': '2027',
    limited: 'no',
    'amounts.wine.litres': '60000',
    'amounts.wine.worth': '420000',
    'amounts.beer.litres': '0',
    'amounts.beer.worth': '0',
    'amounts.strong.litres': '1500',
    'amounts.strong.worth': '33750,50',
    'amounts.other.litres': '0',
    'amounts.other.worth': '0',
    phone: '0501234567',
    email: '',
    comment: '',
  },
  files: { project: 1 },
}
