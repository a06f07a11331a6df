import { formatDay, formatMoney, formatNumber, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FactCode, Facts, FactValues } from '@/lib/portfolio/model'

type Words<C extends FactCode> = (value: NonNullable<FactValues[C]>, locale: Locale) => string[]

const tOf = (locale: Locale) => getTranslator(locale, 'portfolio')
const document = (value: { number: string; issuedOn: string; expiresOn: string | null }, locale: Locale): string[] => [
  value.number,
  `${tOf(locale)('documents.issued')}: ${formatDay(locale, value.issuedOn)}`,
  `${tOf(locale)('expiry.until')}: ${value.expiresOn ? formatDay(locale, value.expiresOn) : tOf(locale)('expiry.noEnd')}`,
]

/** Each fact in the words in which it would leave: nothing is shortened, so that people see what they give. */
const WORDS: { [C in FactCode]: Words<C> } = {
  'person.name': (name) => [name],
  'person.pin': (pin) => [pin],
  'person.birth_date': (day, locale) => [formatDay(locale, day)],
  'person.birth_place': (place, locale) => [localized(locale, place)],
  'person.sex': (sex, locale) => [tOf(locale)(`person.${sex}`)],
  'person.citizenship': (code, locale) => [code === 'AZ' ? tOf(locale)('citizenship.AZ') : code],
  'person.marital_status': (status, locale) => [tOf(locale)(`marital.${status}`)],
  'person.address': (address) => [address],
  residence: (home, locale) => [localized(locale, home.line), tOf(locale)('person.since', { day: formatDay(locale, home.since) })],
  household: (members, locale) =>
    members.map(
      ({ name, birthDate, kinship }) => `${name}, ${tOf(locale)(`family.kinship.${kinship}`)}, ${formatDay(locale, birthDate)}`,
    ),
  spouse: ({ name, marriedOn }, locale) => [name, tOf(locale)('family.marriedOn', { day: formatDay(locale, marriedOn) })],
  parents: (parents, locale) => parents.map(({ name, kinship }) => `${name}, ${tOf(locale)(`family.kinship.${kinship}`)}`),
  children: (children, locale) =>
    children.map(({ name, birthDate, birthRecordNumber }) => `${name}, ${formatDay(locale, birthDate)}, ${birthRecordNumber}`),
  birth_record: ({ number, recordedOn, office }, locale) => [
    number,
    `${formatDay(locale, recordedOn)}, ${localized(locale, office)}`,
  ],
  id_card: document,
  passport: document,
  driving_licence: (licence, locale) => [
    ...document(licence, locale),
    `${tOf(locale)('documents.categories')}: ${licence.categories.join(', ')}`,
  ],
  vehicles: (cars, locale) =>
    cars.map(
      ({ make, model, year, plate, colour }) =>
        `${make} ${model}, ${year}, ${localized(locale, colour).toLocaleLowerCase(locale)}, ${plate}`,
    ),
  education: (courses, locale) =>
    courses.map(
      ({ level, institution, startedOn, completedOn }) =>
        `${tOf(locale)(`education.level.${level}`)}: ${localized(locale, institution)}, ${startedOn.slice(0, 4)}–${completedOn?.slice(0, 4) ?? ''}`,
    ),
  employment: (jobs, locale) =>
    jobs.map(({ employer, position, since }) => `${employer}, ${localized(locale, position)}, ${formatDay(locale, since)}`),
  pension: ({ kind, since, monthlyQepik }, locale) => [
    tOf(locale)('employment.pensionLine', {
      kind: tOf(locale)(`employment.pensionKind.${kind}`),
      since: formatDay(locale, since),
      amount: formatMoney(locale, monthlyQepik),
    }),
  ],
  income_12_months: ({ months, totalQepik, averageQepik }, locale) =>
    months.length === 0
      ? []
      : [
          `${tOf(locale)('employment.total')}: ${formatMoney(locale, totalQepik)}`,
          `${tOf(locale)('employment.average')}: ${formatMoney(locale, averageQepik)}`,
          months
            .map(({ month, grossQepik }) => `${month.slice(5)}.${month.slice(0, 4)}: ${formatMoney(locale, grossQepik)}`)
            .join(' · '),
        ],
  property: (list, locale) =>
    list.map(
      ({ kind, address, areaSquareMetres }) =>
        `${tOf(locale)(`property.kind.${kind}`)}, ${tOf(locale)('property.squareMetres', { area: formatNumber(locale, areaSquareMetres) })}, ${localized(locale, address)}`,
    ),
}

/** A fact in lines; none when the register holds nothing. */
export function factLines<C extends FactCode>(locale: Locale, code: C, fact: Extract<Facts[C], { ok: true }>): string[] {
  const value = fact.value as FactValues[C]
  return value === null ? [] : (WORDS[code] as Words<C>)(value as NonNullable<FactValues[C]>, locale)
}
