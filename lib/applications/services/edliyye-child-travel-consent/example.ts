import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    company: 'third',
    child: '7AAAAA9',
    'companions.count': '1',
    'companions.0.name': 'Məmmədova Tamara Həsən qızı',
    'companions.0.pin': '5AAAAA4',
    'companions.0.kinship': 'grandparent',
    otherConsent: 'will_give',
    'countries.count': '2',
    'countries.0.country': 'Türkiyə',
    'countries.0.city': 'Antalya',
    'countries.1.country': 'Gürcüstan',
    'countries.1.city': '',
    'from.day': '20',
    'from.month': '12',
    'from.year': '2026',
    'until.day': '10',
    'until.month': '1',
    'until.year': '2027',
    times: 'once',
    purpose: 'rest',
    phone: '0501234567',
    email: '',
  },
  facts: {
    children: [
      {
        pin: '7AAAAA9',
        name: 'Məmmədov Murad Rauf oğlu',
        birthDate: '2018-04-02',
        sex: 'male',
        birthRecordNumber: 'AB-1234567',
        birthRecordDate: '2018-04-09',
      },
    ],
  },
}
