import type { ApplicationStatus } from '@/db/vocabulary/applications'
import { type Field, type FormRole, isShownOnly } from './definition'

/** Who looks at answers. `named`: the fields a question to another agency names. */
export type Viewer = { role: FormRole; status: ApplicationStatus; named?: readonly string[] }

/** Unless the field says otherwise. */
const APPLICANT_WRITES: readonly ApplicationStatus[] = ['draft', 'submitted']

/** Whether this side sees the answer while the case stands there. */
export function mayRead(
  field: Pick<Field, 'name' | 'mask'>,
  role: FormRole,
  status: ApplicationStatus,
  named?: readonly string[],
): boolean {
  if (role === 'consulted' && !named?.includes(field.name)) return false
  const statuses = field.mask?.read?.[role]
  return statuses === undefined || statuses.includes(status)
}

/** Whether this side changes the answer while the case stands there. What a register or a rule says is changed by nobody. */
export function mayWrite(field: Field, role: FormRole, status: ApplicationStatus): boolean {
  if (isShownOnly(field) || field.fixed) return false
  const statuses = field.mask?.write?.[role] ?? (role === 'applicant' ? APPLICANT_WRITES : [])
  return statuses.includes(status)
}

/** Whether it is the applicant who answers; of others nothing is demanded when the form is sent. */
export const applicantAnswers = (field: Field): boolean =>
  field.fixed || isShownOnly(field) || APPLICANT_WRITES.some((status) => mayWrite(field, 'applicant', status))
