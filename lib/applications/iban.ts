import { z } from 'zod'

/** Groups of four, as bank cards and letters print it. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** ISO 13616: the account moved to the front, letters as numbers, the rest of the division by 97 is 1. */
export function ibanChecks(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** An account in Azerbaijan: AZ, two check digits, four letters of the bank, 20 characters. Spaces are how people copy it. */
export const Iban = z
  .string({ message: 'required' })
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .min(1, 'required')
      .regex(/^AZ\d{2}[A-Z]{4}[A-Z0-9]{20}$/, 'invalid_iban')
      .refine(ibanChecks, 'iban_check_failed'),
  )
