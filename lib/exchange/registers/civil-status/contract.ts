import { z } from 'zod'
import { SEXES } from '@/db/vocabulary/identity'
import { AnyPin, ByDays, ByPin, Day, Localized, type RegisterContract, rows, Text } from '../contract'

/** A parent as the record names them; without a PIN when they died before PINs were given or live abroad. */
const Parent = z.object({ pin: AnyPin.nullable(), name: Text })

export const BirthRecord = z.object({
  number: z.string().regex(/^(AA|AB|I-[A-Z]{2})-?[0-9]{6,7}$/),
  pin: AnyPin,
  name: Text,
  sex: z.enum(SEXES),
  birthDate: Day,
  recordedOn: Day,
  office: Localized,
  father: Parent.nullable(),
  mother: Parent.nullable(),
})

export const Marriage = z.object({
  number: z.string().regex(/^(NA|I-NA)-?[0-9]{6,7}$/),
  spouse: z.object({ pin: AnyPin, name: Text }),
  registeredOn: Day,
})

/** State register of civil status acts: births and marriages. */
export const civilStatus = {
  register: 'civil_status',
  agencyCode: 'edliyye',
  questions: {
    family: {
      params: ByPin,
      answer: z.object({ birth: BirthRecord.nullable(), marriage: Marriage.nullable(), children: rows(BirthRecord) }),
    },
    /** Births recorded in the span; the proactive rules ask once a day. */
    births: { params: ByDays, answer: rows(BirthRecord) },
  },
} as const satisfies RegisterContract
