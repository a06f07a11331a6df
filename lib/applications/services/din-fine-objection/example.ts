import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    decidedBy: 'police',
    decision: 'AB12345678',
    'decidedOn.day': '1',
    'decidedOn.month': '11',
    'decidedOn.year': '2026',
    lateReason: 'Qərar mənə 20 noyabrda çatıb.',
    amount: '40',
    paid: 'no',
    vehicle: 'mine',
    car: 'vehicles:10-AA-123',
    driver: 'other_person',
    driverPin: '',
    grounds: ['not_me', 'wrong_data'],
    what: 'Həmin gün maşını mən sürmürdüm, şəkildəki nömrə də mənim nömrəm deyil.',
    request: 'cancel',
    video: 'yes',
    phone: '0501234567',
    email: '',
  },
  facts: {
    vehicles: [
      {
        plate: '10-AA-123',
        make: 'Hyundai',
        model: 'Elantra',
        year: 2018,
        colour: { az: 'Ağ', en: 'White', ru: 'Белый' },
        registrationNumber: 'AZ123456',
        registeredOn: '2018-06-14',
        inspectionUntil: '2027-06-14',
      },
    ],
  },
  files: { evidence: 2 },
}
