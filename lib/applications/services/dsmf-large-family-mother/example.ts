import type { ServiceExample } from '../folder'

const child = (pin: string, name: string, birthDate: string, sex: 'male' | 'female', number: string) => ({
  pin,
  name,
  birthDate,
  sex,
  birthRecordNumber: number,
  birthRecordDate: birthDate,
})

export const example: ServiceExample = {
  answers: {
    stateCare: 'yes',
    'kept.count': '1',
    'kept.0.child': '7AAAAA2',
    'kept.0.place': '2 saylı internat məktəbi',
    'kept.0.since.day': '15',
    'kept.0.since.month': '9',
    'kept.0.since.year': '2024',
    guardian: 'no',
    iban: 'AZ21 NABZ 0000 0000 1370 1000 1944',
    phone: '0501234567',
    email: '',
  },
  facts: {
    'person.sex': 'female',
    children: [
      child('7AAAAA1', 'Məmmədova Nərmin Rauf qızı', '2008-02-11', 'female', 'AB-1234561'),
      child('7AAAAA2', 'Məmmədov Elvin Rauf oğlu', '2010-06-03', 'male', 'AB-1234562'),
      child('7AAAAA3', 'Məmmədova Ülviyyə Rauf qızı', '2013-01-25', 'female', 'AB-1234563'),
      child('7AAAAA4', 'Məmmədov Tural Rauf oğlu', '2016-08-19', 'male', 'AB-1234564'),
      child('7AAAAA5', 'Məmmədova Lalə Rauf qızı', '2019-11-02', 'female', 'AB-1234565'),
      child('7AAAAA6', 'Məmmədov Murad Rauf oğlu', '2023-04-14', 'male', 'AB-1234566'),
    ],
  },
}
