import type { FactCode, IdentityDocumentKind, RegisterCode } from '@/db/vocabulary/registers'
import { formatPersonName } from '@/lib/i18n'
import type { Child, FactValues, Income, Parent } from './model'
import type { AnswerOf, QuestionOf } from './registers/contracts'

type Definition<R extends RegisterCode, Q extends QuestionOf<R>, V> = {
  register: R
  question: Q
  project: (answer: AnswerOf<R, Q>) => V
}

/** A fact is a named projection of one answer: what the projection leaves out never reaches the one who asked for the fact. */
const from =
  <R extends RegisterCode, Q extends QuestionOf<R>>(register: R, question: Q) =>
  <V>(project: (answer: AnswerOf<R, Q>) => V): Definition<R, Q, V> => ({ register, question, project })

const resident = from('population', 'resident')
const family = from('civil_status', 'family')
const documents = from('identity_documents', 'documents')
const drivingRecord = from('driving', 'record')
const work = from('employment', 'record')

export const FACTS = {
  'person.name': resident((person) => person && formatPersonName(person)),
  'person.pin': resident((person) => person?.pin ?? null),
  'person.birth_date': resident((person) => person?.birthDate ?? null),
  'person.birth_place': resident((person) => person?.birthPlace ?? null),
  'person.sex': resident((person) => person?.sex ?? null),
  'person.citizenship': resident((person) => person?.citizenship ?? null),
  'person.marital_status': resident((person) => person?.maritalStatus ?? null),
  'person.address': resident((person) => person?.address?.line.az ?? null),
  residence: resident((person) => person?.address ?? null),
  household: resident((person) => person?.household ?? []),
  spouse: family(
    ({ marriage }) => marriage && { ...marriage.spouse, marriedOn: marriage.registeredOn, recordNumber: marriage.number },
  ),
  parents: family(parentsOf),
  children: family(({ children }) => children.map(asChild)),
  birth_record: family(({ birth }) => birth && { number: birth.number, recordedOn: birth.recordedOn, office: birth.office }),
  id_card: documents((list) => latest(list, 'id_card')),
  passport: documents((list) => latest(list, 'passport')),
  driving_licence: drivingRecord(({ licence }) => licence),
  vehicles: drivingRecord((record) => record.vehicles),
  education: from('education', 'record')((list) => list),
  employment: work(({ jobs }) => jobs),
  pension: work((record) => record.pension),
  income_12_months: work(incomeOf),
  property: from('property', 'record')((list) => list),
} satisfies { [C in FactCode]: { register: RegisterCode; question: string; project: (answer: never) => FactValues[C] } }

/** The register that owns a fact. */
export const registerOf = (code: FactCode): RegisterCode => FACTS[code].register

function parentsOf({ birth }: AnswerOf<'civil_status', 'family'>): Parent[] {
  return [
    ...(birth?.father ? [{ ...birth.father, kinship: 'father' as const }] : []),
    ...(birth?.mother ? [{ ...birth.mother, kinship: 'mother' as const }] : []),
  ]
}

function asChild(record: AnswerOf<'civil_status', 'family'>['children'][number]): Child {
  const { pin, name, birthDate, sex, number, recordedOn } = record
  return { pin, name, birthDate, sex, birthRecordNumber: number, birthRecordDate: recordedOn }
}

/** A renewed card stands in the register beside the old one; the newest is the one in force. */
function latest(list: AnswerOf<'identity_documents', 'documents'>, kind: IdentityDocumentKind) {
  const [newest] = list.filter((document) => document.kind === kind).sort((a, b) => b.issuedOn.localeCompare(a.issuedOn))
  if (!newest) return null
  const { number, issuedOn, expiresOn, issuer } = newest
  return { number, issuedOn, expiresOn, issuer }
}

/** The average is over 12 months, also when some had no income: that is how benefits and banks count it. */
function incomeOf({ months }: AnswerOf<'employment', 'record'>): Income {
  const totalQepik = months.reduce((sum, { grossQepik }) => sum + grossQepik, 0)
  return { months, totalQepik, averageQepik: Math.round(totalQepik / 12) }
}
