import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    forWhom: 'relative',
    relative: '7AAAAA9',
    attached: 'no',
    region: 'baku',
    livesThere: 'yes',
    polyclinic: '3 saylı uşaq poliklinikası',
    doctor: '',
    doctorSex: 'any',
    homeVisits: 'yes',
    whyHome: ['baby'],
    emergencyPhone: '0551234567',
    phone: '0501234567',
    email: '',
  },
  facts: {
    residence: {
      regionCode: 'baku',
      districtCode: 'baku-nasimi',
      postalCode: 'AZ1000',
      line: {
        az: 'Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5',
        en: 'Baku, Nasimi, Numuna street 1, flat 5',
        ru: 'Баку, Насими, улица Нюмуне, дом 1, кв. 5',
      },
      since: '2015-03-01',
    },
    spouse: null,
    parents: [],
  },
}
