import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    insuredAs: 'employee',
    job: 'employment:1234567891',
    otherJobs: 'no',
    payCorrect: 'yes',
    sickLeave: '',
    'startsOn.day': '1',
    'startsOn.month': '12',
    'startsOn.year': '2026',
    birth: 'twins',
    iban: 'AZ21 NABZ 0000 0000 1370 1000 1944',
    phone: '0501234567',
    email: '',
  },
  facts: {
    'person.sex': 'female',
    employment: [
      {
        employer: 'Nümunə MMC',
        tin: '1234567891',
        position: { az: 'Mühasib', en: 'Accountant', ru: 'Бухгалтер' },
        since: '2021-03-01',
        monthlyIncomeQepik: 110_000,
      },
    ],
    income_12_months: { months: [{ month: '2026-10', grossQepik: 110_000 }], totalQepik: 1_320_000, averageQepik: 110_000 },
  },
}
