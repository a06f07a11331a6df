import formats from '../data/formats.json' with { type: 'json' }
import type { Random } from './random'
import type { Home } from './townsperson'

// Streets named after poets, composers and trees stand in nearly every town.
const STREETS = [
  { az: 'Nizami Gəncəvi', en: 'Nizami Ganjavi', ru: 'Низами Гянджеви' },
  { az: 'Məhəmməd Füzuli', en: 'Muhammad Fuzuli', ru: 'Мухаммеда Физули' },
  { az: 'Üzeyir Hacıbəyli', en: 'Uzeyir Hajibeyli', ru: 'Узеира Гаджибейли' },
  { az: 'Səməd Vurğun', en: 'Samad Vurgun', ru: 'Самеда Вургуна' },
  { az: 'Bülbül', en: 'Bulbul', ru: 'Бюльбюля' },
  { az: 'Xurşidbanu Natəvan', en: 'Khurshidbanu Natavan', ru: 'Хуршидбану Натаван' },
  { az: 'Mirzə Ələkbər Sabir', en: 'Mirza Alakbar Sabir', ru: 'Мирзы Алекпера Сабира' },
  { az: 'Aşıq Ələsgər', en: 'Ashig Alasgar', ru: 'Ашуга Алескера' },
  { az: 'Qara Qarayev', en: 'Gara Garayev', ru: 'Кара Караева' },
  { az: 'Səttar Bəhlulzadə', en: 'Sattar Bahlulzade', ru: 'Саттара Бахлулзаде' },
  { az: 'Dostluq', en: 'Dostlug', ru: 'Достлуг' },
  { az: 'Çinar', en: 'Chinar', ru: 'Чинар' },
  { az: 'Badamlı', en: 'Badamli', ru: 'Бадамлы' },
  { az: 'Zeytun', en: 'Zeytun', ru: 'Зейтун' },
  { az: 'Bahar', en: 'Bahar', ru: 'Бахар' },
]

type Region = (typeof formats.regions)[number]
// People live where they live: the capital region first, then the two other big towns.
const WEIGHTS: Record<string, number> = {
  baku: 460,
  sumgait: 90,
  absheron: 60,
  ganja: 80,
  mingachevir: 25,
  'lankaran-city': 20,
  'shaki-city': 18,
  nakhchivan: 18,
  guba: 16,
  khachmaz: 16,
}
const EMPTY = new Set(['khankendi', 'aghdara', 'khojaly', 'khojavend', 'kalbajar', 'zangilan', 'gubadli', 'jabrayil'])
const regions = formats.regions
  .filter((region) => region.plate_codes.length > 0 && !EMPTY.has(region.code))
  .map((region) => [region, WEIGHTS[region.code] ?? 6] as const)
const regionByCode = new Map(formats.regions.map((region) => [region.code, region]))
const districtByCode = new Map(formats.baku_districts.map((district) => [district.code, district]))

/** Homes are numbered in the order they are built. */
export function homeBuilder(random: Random): (where?: { region: string; district?: string }) => Home {
  let built = 0
  return (where) => {
    const region = where ? regionByCode.get(where.region) : random.weighted(regions)
    if (!region) throw new Error(`Cannot build a home: expected a region of formats.json, got '${where?.region}'`)
    const district =
      region.code === 'baku'
        ? where?.district
          ? districtByCode.get(where.district)
          : random.pick(formats.baku_districts)
        : undefined
    const street = random.pick(STREETS)
    const building = random.int(1, 120)
    const flat = region.type === 'city' ? random.int(1, 80) : undefined
    const postalCode = postalCodeOf(region, random)
    built += 1
    return {
      id: built,
      regionCode: region.code,
      districtCode: district?.code ?? null,
      postalCode,
      plateCode: random.pick(region.plate_codes),
      line: {
        az: [
          postalCode,
          place(region, 'az'),
          district && `${district.name.az} rayonu`,
          `${street.az} küçəsi`,
          `bina ${building}`,
          flat && `mənzil ${flat}`,
        ]
          .filter(Boolean)
          .join(', '),
        en: [
          postalCode,
          place(region, 'en'),
          district && `${district.name.en} district`,
          `${street.en} street`,
          `building ${building}`,
          flat && `flat ${flat}`,
        ]
          .filter(Boolean)
          .join(', '),
        ru: [
          postalCode,
          place(region, 'ru'),
          district && `район ${district.name.ru}`,
          `ул. ${street.ru}`,
          `д. ${building}`,
          flat && `кв. ${flat}`,
        ]
          .filter(Boolean)
          .join(', '),
      },
      office: {
        az: `${district?.name.az ?? bare(region.name.az)} rayon qeydiyyat şöbəsi`,
        en: `${district?.name.en ?? bare(region.name.en)} district civil registry`,
        ru: `Отдел регистрации, ${district?.name.ru ?? bare(region.name.ru)}`,
      },
      policeOffice: `${district?.name.az ?? bare(region.name.az)} rayon polis idarəsi`,
    }
  }
}

/** The name of a place of birth, as documents write it. */
export const birthPlaceOf = (home: Home) => {
  const region = regionByCode.get(home.regionCode)
  if (!region) throw new Error(`Cannot name a birth place: expected a region of formats.json, got '${home.regionCode}'`)
  return { az: place(region, 'az'), en: place(region, 'en'), ru: place(region, 'ru') }
}

const bare = (name: string) => name.replace(/ (şəhəri|city)$/i, '').replace(/^город /, '')

function place(region: Region, locale: 'az' | 'en' | 'ru'): string {
  const name = bare(region.name[locale])
  if (locale === 'az') return `${name} ${region.type === 'city' ? 'şəhəri' : 'rayonu'}`
  if (locale === 'en') return `${name} ${region.type === 'city' ? 'city' : 'district'}`
  return region.type === 'city' ? `г. ${name}` : `район ${name}`
}

function postalCodeOf(region: Region, random: Random): string {
  if (region.code === 'baku') return `AZ10${String(random.int(0, 99)).padStart(2, '0')}`
  return `AZ${(region.plate_codes[0] ?? '00').padStart(2, '0')}00`
}
