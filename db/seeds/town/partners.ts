import type { partners } from '../../schema'

type Partner = typeof partners.$inferInsert

/** Companies made up for the town that may ask for consents. */
export const PARTNERS = [
  {
    code: 'karvan-bank',
    kind: 'bank',
    name: { az: 'Karvan Bank', en: 'Karvan Bank', ru: 'Караван Банк' },
    legalName: '“Karvan Bank” Açıq Səhmdar Cəmiyyəti',
    tin: '9900000011',
    phone: '+994 12 500 00 11',
    address: { az: 'Bakı şəhəri, Səbail rayonu', en: 'Baku, Sabail district', ru: 'г. Баку, район Сабаил' },
  },
  {
    code: 'nargiz-bank',
    kind: 'bank',
    name: { az: 'Nərgiz Bank', en: 'Nargiz Bank', ru: 'Наргиз Банк' },
    legalName: '“Nərgiz Bank” Açıq Səhmdar Cəmiyyəti',
    tin: '9900000021',
    phone: '+994 12 500 00 22',
    address: { az: 'Bakı şəhəri, Nərimanov rayonu', en: 'Baku, Narimanov district', ru: 'г. Баку, район Нариманов' },
  },
  {
    code: 'qalxan-sigorta',
    kind: 'insurer',
    name: { az: 'Qalxan Sığorta', en: 'Galkhan Insurance', ru: 'Галхан Страхование' },
    legalName: '“Qalxan Sığorta” Açıq Səhmdar Cəmiyyəti',
    tin: '9900000031',
    phone: '+994 12 500 00 33',
    address: { az: 'Bakı şəhəri, Yasamal rayonu', en: 'Baku, Yasamal district', ru: 'г. Баку, район Ясамал' },
  },
  {
    code: 'sesim-mobil',
    kind: 'mobile_operator',
    name: { az: 'Səsim Mobil', en: 'Sesim Mobile', ru: 'Сесим Мобайл' },
    legalName: '“Səsim Mobil” Məhdud Məsuliyyətli Cəmiyyəti',
    tin: '9900000041',
    phone: '+994 12 500 00 44',
    address: { az: 'Bakı şəhəri, Xətai rayonu', en: 'Baku, Khatai district', ru: 'г. Баку, район Хатаи' },
  },
] as const satisfies readonly Partner[]
