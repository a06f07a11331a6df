import { z } from 'zod'
import { Pin } from '@/lib/platform/forms/model'
import { Code } from '../codes/model'
import { problemForAnybody } from './rules'

// Not in the room's model: the list of leaked passwords is a file of the server.

/** A password somebody chooses; taken as typed, spaces at its ends belong to it. */
const NewPassword = z.string({ message: 'required' }).superRefine((password, ctx) => {
  const problem = problemForAnybody(password)
  if (problem) ctx.addIssue({ code: 'custom', message: problem.code, params: problem.params ?? {} })
})
const Repeat = z.string({ message: 'required' }).max(200, 'too_long')
const same = { path: ['repeatPassword'], message: 'not_the_same' }

/** What sets a password by a code. */
export const RedeemCode = z
  .object({ pin: Pin, code: Code, newPassword: NewPassword, repeatPassword: Repeat })
  .refine(({ newPassword, repeatPassword }) => newPassword === repeatPassword, same)
export type RedeemCode = z.output<typeof RedeemCode>

export const ChangePassword = z
  .object({ currentPassword: z.string().max(200, 'too_long').default(''), newPassword: NewPassword, repeatPassword: Repeat })
  .refine(({ newPassword, repeatPassword }) => newPassword === repeatPassword, same)
export type ChangePassword = z.output<typeof ChangePassword>
