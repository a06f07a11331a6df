import { eq } from 'drizzle-orm'
import { agencies, centres, oneTimeCodes, staffMembers } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/** On: a counter hands out a code that opens the account. To: the person it was handed out for, who may not have been there. */
export const activationCodeIssued = subscriber(
  'notifications.activation-code-issued',
  ['identity.activation_code_issued'],
  async (ctx, { data: { personId, codeId } }) => {
    const [code] = await ctx.db
      .select({ issuedAt: oneTimeCodes.issuedAt, centre: centres.name, agency: agencies.name })
      .from(oneTimeCodes)
      .leftJoin(staffMembers, eq(staffMembers.id, oneTimeCodes.issuedBy))
      .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
      .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
      .where(eq(oneTimeCodes.id, codeId))
    if (!code) return
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: 'activation_code_issued',
      params: { issuedAt: code.issuedAt.toISOString(), place: code.centre ?? code.agency ?? 'ASAN Login' },
      dedupeKey: `activation_code|${codeId}`,
      actionPath: '/cabinet/security/history',
    })
  },
)
