import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    period: 'some_years',
    correct: 'yes',
    fromYear: '2018',
    toYear: '2026',
    show: ['positions', 'pay'],
    purpose: 'bank',
    language: 'az',
    phone: '0501234567',
    email: '',
  },
  facts: {
    employment: [
      {
        employer: 'Nümunə MMC',
        tin: '1234567891',
        position: { az: 'Mühəndis', en: 'Engineer', ru: 'Инженер' },
        since: '2018-03-01',
        monthlyIncomeQepik: 150_000,
      },
    ],
  },
}
