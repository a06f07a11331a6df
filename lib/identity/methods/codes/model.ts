import { z } from 'zod'
import { Id, IdempotencyKey, Pin } from '@/lib/platform/forms/model'
import { isLetters, randomLetters } from '@/lib/platform/ids'

/** Long enough to come back with the paper, short enough that a lost one is worth little. */
export const ACTIVATION_DAYS = 14
export const RESET_MINUTES = 30
/** After that many wrong tries a code is dead, wherever they came from. */
export const WRONG_TRIES = 10

const LETTERS = 10

/** Ten letters that are not mistaken for each other, 49 bits. */
export const newCode = (): string => randomLetters(LETTERS)

/** As it is printed and sent. @example groupedCode('7F3K92QD5M') // '7F3K-92QD-5M' */
export const groupedCode = (code: string): string => [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')

/** A code in any spelling of its groups. */
export const Code = z
  .string({ message: 'required' })
  .trim()
  .min(1, 'required')
  .max(40, 'invalid_code')
  .transform((text) => text.toUpperCase().replace(/[\s\p{Pd}]/gu, ''))
  .refine((text) => text.length === LETTERS && isLetters(text), 'invalid_code')

export const AskReset = z.object({ pin: Pin })
export type AskReset = z.output<typeof AskReset>

const part = (length: number) => z.string({ message: 'required' }).trim().max(length, 'invalid_date').default('')

/** The operator has the person's document in hand: the PIN and the date of birth have to agree. */
export const ActivationLookUp = z
  .object({ pin: Pin, 'birthDate.day': part(2), 'birthDate.month': part(2), 'birthDate.year': part(4) })
  .transform(({ pin, ...date }, ctx) => {
    const parts = [date['birthDate.year'], date['birthDate.month'].padStart(2, '0'), date['birthDate.day'].padStart(2, '0')]
    const birthDate = parts.join('-')
    if (z.iso.date().safeParse(birthDate).success) return { pin, birthDate }
    const empty = !date['birthDate.day'] && !date['birthDate.month'] && !date['birthDate.year']
    ctx.addIssue({ code: 'custom', path: ['birthDate'], message: empty ? 'required' : 'invalid_date' })
    return z.NEVER
  })
export type ActivationLookUp = z.output<typeof ActivationLookUp>

export const IssueActivation = z.object({ personId: Id, idempotencyKey: IdempotencyKey })
export type IssueActivation = z.output<typeof IssueActivation>

/** Somebody a code can be handed to. */
export type ActivationCandidate = {
  personId: string
  pin: string
  surname: string
  givenName: string
  patronymic: string
  sex: 'male' | 'female'
  birthDate: string
  hasAccount: boolean
  /** A code handed out before that still works; a new one takes its place. */
  openCode: { issuedAt: Date; expiresAt: Date } | null
}

export type ActivationError = 'not_allowed' | 'person_not_found' | 'too_many_attempts' | 'account_closed' | 'look_up_first'
