import { z } from 'zod'
import { PROPERTY_KINDS } from '@/db/vocabulary/registers'
import { ByPin, Day, Localized, type RegisterContract, rows } from '../contract'

export const Property = z.object({
  registryNumber: z.string().regex(/^[0-9]{12}-[0-9]{4,5}$/),
  kind: z.enum(PROPERTY_KINDS),
  address: Localized,
  areaSquareMetres: z.number().positive(),
  /** Part owned, such as 1/1 or 1/2. */
  share: z.string().regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/),
  registeredOn: Day,
  /** Whether a mortgage or a ban rests on it. */
  encumbered: z.boolean(),
})

/** State register of real estate. */
export const property = {
  register: 'property',
  agencyCode: 'emdx',
  questions: { record: { params: ByPin, answer: rows(Property) } },
} as const satisfies RegisterContract
