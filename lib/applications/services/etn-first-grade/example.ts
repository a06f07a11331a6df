import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    child: '7AAAAA9',
    preparation: 'yes',
    vaccinated: 'abroad',
    support: 'no',
    livesThere: 'no',
    'address.region': 'baku',
    'address.settlement': '',
    'address.street': 'Nümunə küçəsi',
    'address.building': '7',
    'address.apartment': '',
    'address.postalCode': '',
    sector: 'azerbaijani',
    'schools.count': '2',
    'schools.0.school': '6 saylı məktəb',
    'schools.0.teacher': '',
    'schools.1.school': '23 saylı məktəb-lisey',
    'schools.1.teacher': 'Əliyeva Sevinc',
    sibling: 'yes',
    siblingWho: '7AAAAA8',
    siblingSchool: '6 saylı məktəb',
    phone: '0501234567',
    email: '',
  },
  facts: {
    children: [
      {
        pin: '7AAAAA8',
        name: 'Məmmədova Nərmin Rauf qızı',
        birthDate: '2016-03-12',
        sex: 'female',
        birthRecordNumber: 'AB-1234566',
        birthRecordDate: '2016-03-20',
      },
      {
        pin: '7AAAAA9',
        name: 'Məmmədov Murad Rauf oğlu',
        birthDate: '2021-05-30',
        sex: 'male',
        birthRecordNumber: 'AB-1234567',
        birthRecordDate: '2021-06-04',
      },
    ],
  },
  files: { vaccination: 1, homeProof: 1 },
}
