import { z } from 'zod'
import type { RegisterCode } from '@/db/vocabulary/registers'

/** One thing a register can be asked: what goes in and the shape of what comes back. */
export type Question = { params: z.ZodType; answer: z.ZodType }
export type RegisterContract = { register: RegisterCode; agencyCode: string; questions: Record<string, Question> }

/** What a live connection and a simulator have in common. The answer is not trusted until the contract has read it. */
export interface RegisterClient {
  /** @throws when the register cannot be reached or refuses; must stop when `signal` aborts */
  ask(question: string, params: unknown, signal: AbortSignal): Promise<unknown>
}

/** Around every answer: the moment for which the register vouches. */
export const Envelope = z.object({ asOf: z.iso.datetime({ offset: true }), data: z.unknown() })

export const ByPin = z.object({ pin: z.string().regex(/^[0-9A-HJ-NP-Z]{7}$/) })

/** For questions about everybody in a span of days, asked by the portal's own jobs only. */
export const ByDays = z.object({ from: z.iso.date(), to: z.iso.date() })

// Building stones of answers. Unknown keys are dropped by zod, so nothing passes that the contract does not name.
export const Day = z.iso.date()
export const Text = z.string().min(1)
export const Localized = z.object({ az: Text, en: Text.optional(), ru: Text.optional() })
export const AnyPin = ByPin.shape.pin
export const Qepik = z.int().nonnegative()

/** A list without exact repeats: some registers deliver a row twice. */
export const rows = <T extends z.ZodType>(row: T) =>
  z.array(row).transform((list) => {
    const seen = new Set<string>()
    return list.filter((item) => {
      const key = JSON.stringify(item)
      return seen.has(key) ? false : seen.add(key)
    })
  })
