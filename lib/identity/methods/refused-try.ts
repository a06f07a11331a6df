import type { SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { blockedUntil, type ThrottleKey } from '../throttle'

const NOBODY = '00000000-0000-0000-0000-000000000000'

type RefusedTry = {
  /** Of the person or device; its name in the history is a keyed hash. */
  subject: ThrottleKey
  /** Null when nobody has what was typed. */
  personId: string | null
  /** How they tried; `code` for one that was handed out or sent. */
  method: SignInMethod | 'code'
}

class Undone extends Error {}

/**
 * Writes down a try that was refused, and, when the next ones now have to wait, tells the owner. For nobody's PIN the same
 * statements run and only the event is taken back, so the answer takes as long; the security officer sees the guessing either way.
 */
export function noteRefusedTry(ctx: Ctx, { subject, personId, method }: RefusedTry): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await recordAudit(tx, ctx, {
      action: 'identity.sign_in_failed',
      subjectType: 'sign_in',
      subjectId: subject.key,
      personId,
      details: { method },
    })
    if (!(await blockedUntil(tx, [subject], ctx.now))) return
    await tx
      .transaction(async (inner) => {
        await publish(inner, ctx, { type: 'identity.sign_in_blocked', personId: personId ?? NOBODY })
        if (!personId) throw new Undone()
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error
      })
  })
}
