import type { Recipient, ServiceDetails, ServiceDocumentView } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { ServiceTexts, TextTree } from './check-texts'
import type { Field, ServiceDefinition, StepDefinition } from './definition'
import type { ServiceForm } from './form'
import { withCommon } from './texts'

/** Of applications made with a form drawn up from the registry. */
export const GENERIC_VERSION = 0

/** What the form itself is, or what the fee settles: nobody attaches these. */
const NOT_ATTACHED = new Set(['application', 'claim', 'duty_receipt'])
const MOST_FILES = 5

/**
 * A form from the registry's record alone, for services nobody has drawn one for: who applies, what they ask for, the documents the
 * state cannot fetch itself, the term, and how to reach them.
 *
 * @param centres whether the result can be collected at a centre
 */
export function genericForm(service: ServiceDetails, { centres = false }: { centres?: boolean } = {}): ServiceForm {
  const documents = broughtDocuments(service)
  const definition: ServiceDefinition = {
    code: service.code,
    version: GENERIC_VERSION,
    minutes: 4 + documents.length,
    applicants: applicantsOf(service.recipients),
    eligibility: [],
    steps: stepsOf(service, documents, centres),
    declarations: ['truth', 'registers'],
    after: 'wait',
    ...(service.expedited.length > 0 ? { speedField: 'speed' } : {}),
  }
  const texts: ServiceTexts = {
    az: textsOf('az', service, documents),
    en: textsOf('en', service, documents),
    ru: textsOf('ru', service, documents),
  }
  return { definition, texts: withCommon(texts), source: 'generic' }
}

function applicantsOf(recipients: readonly Recipient[]): 'people' | 'companies' | 'any' {
  const people = recipients.some((one) => one !== 'business')
  if (!recipients.includes('business')) return 'people'
  return people ? 'any' : 'companies'
}

/** Documents the applicant has to bring; what the state holds it fetches. */
export const broughtDocuments = ({ documents }: Pick<ServiceDetails, 'documents'>): ServiceDocumentView[] =>
  documents.filter(({ code, fromState }) => !fromState && !NOT_ATTACHED.has(code))
export const fetchedDocuments = ({ documents }: Pick<ServiceDetails, 'documents'>): ServiceDocumentView[] =>
  documents.filter(({ code, fromState }) => fromState && !NOT_ATTACHED.has(code))

/** `med_blood` → `docMedBlood`: names of fields have no underscore. */
const fieldOf = (document: string): string =>
  `doc${document
    .split(/[^a-zA-Z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`

function stepsOf(service: ServiceDetails, documents: readonly ServiceDocumentView[], centres: boolean): StepDefinition[] {
  const companiesOnly = applicantsOf(service.recipients) === 'companies'
  const applicant: Field[] = [
    { name: 'applicant', kind: 'fact', fact: 'person.name' },
    { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
    { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
    { name: 'registered', kind: 'fact', fact: 'person.address' },
  ]
  const delivery: Field[] = [
    ...(service.expedited.length > 0 ? [{ name: 'speed', kind: 'listed', list: 'speeds', display: 'radio' } as const] : []),
    ...(centres && service.appointmentable
      ? [{ name: 'centre', kind: 'listed', list: 'centres', display: 'select', optional: true } as const]
      : []),
  ]
  return [
    ...(companiesOnly ? [] : [{ code: 'applicant', fields: applicant }]),
    { code: 'request', fields: [{ name: 'subject', kind: 'text', lines: 5, minLength: 10, maxLength: 2000 }] },
    ...(documents.length > 0
      ? [
          {
            code: 'documents',
            fields: documents.map(
              ({ code, conditional }): Field => ({
                name: fieldOf(code),
                kind: 'file',
                accept: ['pdf', 'image'],
                max: MOST_FILES,
                ...(conditional ? { optional: true } : {}),
              }),
            ),
          },
        ]
      : []),
    ...(delivery.length > 0 ? [{ code: 'delivery', fields: delivery }] : []),
    {
      code: 'contact',
      fields: [
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ]
}

function textsOf(locale: Locale, service: ServiceDetails, documents: readonly ServiceDocumentView[]): TextTree {
  const t = getTranslator(locale, 'applications')
  const names = (list: readonly ServiceDocumentView[]) => list.map(({ name }) => localized(locale, name)).join('; ')
  const fetched = fetchedDocuments(service)
  return {
    lead: literal(localized(locale, service.summary)),
    prepare: literal(
      [
        fetched.length > 0 && t('engine.generic.fetched', { documents: names(fetched) }),
        documents.length > 0 ? t('engine.generic.bring', { documents: names(documents) }) : t('engine.generic.nothing'),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    steps: { request: { title: literal(t('engine.generic.title')), lead: literal(t('engine.generic.requestLead')) } },
    fields: {
      subject: { label: literal(t('engine.generic.subject')), hint: literal(t('engine.generic.subjectHint')) },
      centre: { label: literal(t('engine.generic.centre')), hint: literal(t('engine.generic.centreHint')) },
      ...Object.fromEntries(
        documents.map(({ code, name, conditional }) => [
          fieldOf(code),
          {
            label: literal(localized(locale, name)),
            hint: literal(t(conditional ? 'engine.generic.documentIf' : 'engine.generic.document')),
          },
        ]),
      ),
    },
  }
}

/** Words of the registry as they are: the signs a text is made of do not count in them. */
const literal = (words: string): string => words.replaceAll("'", "''").replace(/[{}<>]+/g, "'$&'")
