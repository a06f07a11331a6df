import type { ApplicationStatus } from '@/db/vocabulary/applications'
import { fieldsOf, type ServiceDefinition } from '../definition'
import { mayRead } from '../masks'

/** What of the applicant another agency can be shown, beside the answers. */
export const APPLICANT_FIELDS = ['applicant.name', 'applicant.pin', 'applicant.birth_date'] as const
export type ApplicantField = (typeof APPLICANT_FIELDS)[number]

/** Fields of a form a question to another agency can name. */
export const namedFields = (definition: ServiceDefinition): string[] => fieldsOf(definition).map(({ name }) => name)

/** Of the fields the question names, those the form's masks let an officer of another agency read at this point. */
export const readableFields = (
  definition: ServiceDefinition,
  status: ApplicationStatus,
  named: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    fieldsOf(definition)
      .filter((field) => mayRead(field, 'consulted', status, [...named]))
      .map(({ name }) => name),
  )
