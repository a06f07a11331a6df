import { z } from 'zod'
import { EDUCATION_LEVELS } from '@/db/vocabulary/registers'
import { ByPin, Day, Localized, type RegisterContract, rows, Text } from '../contract'

export const EducationRecord = z.object({
  level: z.enum(EDUCATION_LEVELS),
  institution: Localized,
  speciality: Localized.nullable(),
  startedOn: Day,
  /** Null: still studying. */
  completedOn: Day.nullable(),
  documentNumber: Text.nullable(),
})

/** Education information system: school, college, university. */
export const education = {
  register: 'education',
  agencyCode: 'etn',
  questions: { record: { params: ByPin, answer: rows(EducationRecord) } },
} as const satisfies RegisterContract
