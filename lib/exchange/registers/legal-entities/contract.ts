import { z } from 'zod'
import { LEGAL_FORMS } from '@/db/vocabulary/registers'
import { ByPin, Day, Localized, type RegisterContract, rows, Text } from '../contract'

/** A legal entity that somebody may sign for, and by which post. */
export const Represented = z.object({
  tin: z.string().regex(/^[0-9]{9}1$/),
  name: Text,
  form: z.enum(LEGAL_FORMS),
  position: Localized,
  since: Day,
})

/** State register of legal entities: who represents them. Those that are liquidated have nobody. */
export const legalEntities = {
  register: 'legal_entities',
  agencyCode: 'dvx',
  questions: { represented_by: { params: ByPin, answer: rows(Represented) } },
} as const satisfies RegisterContract
