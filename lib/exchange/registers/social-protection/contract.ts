import { z } from 'zod'
import { SOCIAL_CATEGORIES } from '@/db/vocabulary/registers'
import { ByPin, Day, type RegisterContract, rows, Text } from '../contract'

/** One entitlement that holds today. `until`: the last day; null: without end. */
export const SocialEntitlement = z.object({
  category: z.enum(SOCIAL_CATEGORIES),
  since: Day,
  until: Day.nullable(),
  certificate: Text,
  /** Of an expected child, with `pregnancy` only. */
  dueOn: Day.nullable(),
})

/**
 * Register of social protection: disability groups, families of martyrs, veterans, expected children, pensioners. It answers what holds
 * today; what has run out is not told.
 */
export const socialProtection = {
  register: 'social_protection',
  agencyCode: 'eesmn',
  questions: { categories_of: { params: ByPin, answer: rows(SocialEntitlement) } },
} as const satisfies RegisterContract
