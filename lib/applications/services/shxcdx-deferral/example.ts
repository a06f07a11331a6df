import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    ground: 'study',
    studyWhere: 'abroad',
    university: 'Orta Doğu Teknik Üniversitesi',
    country: 'Türkiyə',
    degree: 'master',
    'endsOn.day': '30',
    'endsOn.month': '6',
    'endsOn.year': '2028',
    earlierDegree: 'education:BB123456',
    region: 'baku',
    summoned: 'yes',
    'summonsDay.day': '10',
    'summonsDay.month': '12',
    'summonsDay.year': '2026',
    hadBefore: 'no',
    phone: '0501234567',
    email: '',
  },
  facts: {
    'person.sex': 'male',
    'person.birth_date': '2004-02-20',
    education: [
      {
        level: 'bachelor',
        institution: { az: 'Bakı Dövlət Universiteti', en: 'Baku State University', ru: 'Бакинский государственный университет' },
        speciality: { az: 'Kimya', en: 'Chemistry', ru: 'Химия' },
        startedOn: '2022-09-15',
        completedOn: '2026-06-30',
        documentNumber: 'BB123456',
      },
    ],
  },
  files: { studyProof: 1 },
}
