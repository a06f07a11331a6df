import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    examined: 'both',
    endedAbroad: 'yes',
    partnerFrom: 'azerbaijan',
    partnerPin: '5AAAAA2',
    mySurname: 'keep',
    partnerSurname: 'mine',
    region: 'baku',
    'wantedDay.day': '15',
    'wantedDay.month': '1',
    'wantedDay.year': '2027',
    ceremony: 'yes',
    earlier: 'no',
    phone: '0501234567',
    email: '',
  },
  facts: { 'person.birth_date': '1990-05-17', 'person.marital_status': 'divorced' },
  files: { endDocument: 1 },
}
