import type { Ctx, Staff } from '@/lib/platform/context'
import { err } from '@/lib/platform/result'
import { writeDecision } from './decide'
import type { Reject } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'
import { readFindings } from './work/findings'
import type { RejectWithFindings } from './work/model'

/** A refusal: on grounds of this service's list, each with the value it rests on, in words the applicant can answer. */
export const rejectApplication = (ctx: Ctx<Staff>, input: Reject | RejectWithFindings) =>
  moveCase<'not_assigned' | 'unknown_ground' | 'unknown_value' | 'fee_due' | 'needs_colleague'>(
    ctx,
    input,
    'reject',
    async (tx, row) => {
      if (row.status !== 'in_review') return err('needs_colleague')
      if (!canDecide(ctx.actor, row)) return err('not_assigned')
      const read = await readFindings(tx, ctx, row, { findings: {}, ...input })
      if (!read.ok) return read
      return writeDecision(tx, ctx, row, {
        outcome: 'rejected',
        groundCodes: read.value.grounds,
        findings: read.value.findings,
        explanation: input.refusal,
      })
    },
  )
