import { z } from 'zod'

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,99}$/)
const RowVersion = z.coerce.number().int().min(1)
const Note = z.string().trim().max(2000, 'too_long').default('')

export const STARTS = ['empty', 'generic', 'folder', 'published', 'json'] as const
export type Start = (typeof STARTS)[number]

/** Begins a version of a service's form. */
export const StartForm = z.object({
  code: Code,
  from: z.enum(STARTS, 'choose'),
  /** The pasted form, when it is read in. */
  json: z.string().max(400_000, 'too_long').default(''),
})
export type StartForm = z.output<typeof StartForm>

export const SETTLES = ['hand_in', 'take_back', 'send_back', 'publish', 'discard', 'retire'] as const
export type SettleAct = (typeof SETTLES)[number]
/** What is done to a version as a whole. */
export const SettleForm = z.object({ code: Code, rowVersion: RowVersion, act: z.enum(SETTLES), note: Note })
export type SettleForm = z.output<typeof SettleForm>

export const EditTarget = z.object({ code: Code, rowVersion: RowVersion })
