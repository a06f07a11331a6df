import { z } from 'zod'
import { PENSION_KINDS } from '@/db/vocabulary/registers'
import { ByPin, Day, Localized, Qepik, type RegisterContract, rows, Text } from '../contract'

export const Job = z.object({
  employer: Text,
  tin: z.string().regex(/^[0-9]{9}[12]$/),
  position: Localized,
  since: Day,
  monthlyIncomeQepik: Qepik,
})

export const Pension = z.object({ kind: z.enum(PENSION_KINDS), since: Day, monthlyQepik: Qepik })

/** Income of one month from all employers, before tax. */
export const IncomeMonth = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), grossQepik: Qepik })

/** Subsystem of labour contracts, with wages reported to the social fund. */
export const employment = {
  register: 'employment',
  agencyCode: 'eesmn',
  questions: {
    record: {
      params: ByPin,
      /** `months`: the last 12 full months that have income, oldest first. */
      answer: z.object({ jobs: rows(Job), pension: Pension.nullable(), months: rows(IncomeMonth) }),
    },
  },
} as const satisfies RegisterContract
