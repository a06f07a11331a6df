import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    hasTin: 'yes',
    basis: 'turnover',
    'crossedOn.day': '18',
    'crossedOn.month': '11',
    'crossedOn.year': '2026',
    'turnover.quarter_1.goods': '40000',
    'turnover.quarter_1.services': '5000',
    'turnover.quarter_1.exempt': '0',
    'turnover.quarter_2.goods': '45000',
    'turnover.quarter_2.services': '5000',
    'turnover.quarter_2.exempt': '0',
    'turnover.quarter_3.goods': '55000',
    'turnover.quarter_3.services': '6000',
    'turnover.quarter_3.exempt': '2000',
    'turnover.quarter_4.goods': '52000',
    'turnover.quarter_4.services': '4500,50',
    'turnover.quarter_4.exempt': '0',
    customers: ['companies', 'consumers'],
    accounts: 'firm',
    accountsTin: '1700000011',
    phone: '0501234567',
    email: '',
  },
}
