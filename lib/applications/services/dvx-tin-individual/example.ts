import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    form: 'alone',
    'activities.count': '2',
    'activities.0.kind': 'digital',
    'activities.0.what': 'Veb-saytların hazırlanması',
    'activities.1.kind': 'education',
    'activities.1.what': 'Proqramlaşdırma üzrə fərdi dərslər',
    'startOn.day': '1',
    'startOn.month': '12',
    'startOn.year': '2026',
    licensed: 'no',
    place: 'home',
    turnover: '24000',
    regime: 'simplified',
    workers: '0',
    phone: '0501234567',
    email: '',
  },
}
