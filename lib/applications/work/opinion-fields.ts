import { fieldsOf, type ServiceDefinition } from '../definition'

/** What of the applicant another agency can be shown, beside the answers. */
export const APPLICANT_FIELDS = ['applicant.name', 'applicant.pin', 'applicant.birth_date'] as const
export type ApplicantField = (typeof APPLICANT_FIELDS)[number]

/** Fields of a form a question to another agency can name. */
export const namedFields = (definition: ServiceDefinition): string[] => fieldsOf(definition).map(({ name }) => name)
