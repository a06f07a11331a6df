import type { Applicant, Ctx, Partner, Staff } from '@/lib/platform/context'
import { isId, newKey } from '@/lib/platform/ids'
import { personOfSubject } from '../../clients/subjects'
import type { RegisteredClient } from '../../clients/model'
import { findOpenAccount } from '../../open-account'
import { findStaffActor } from '../staff-actor'
import type { Evaluation } from './model'

/**
 * Whom a portal means: a person by the name under which it knows them, or somebody who works for the state by the id of their
 * post. Null for everybody else, and for accounts that are closed.
 *
 * A person is taken at the lowest level: the portal that asks knows how strongly they signed in, we only know what it says.
 */
export async function findSubject(
  ctx: Ctx<Partner>,
  client: RegisteredClient,
  { type, id }: Evaluation['subject'],
): Promise<Applicant | Staff | null> {
  if (type === 'staff') return client.kind === 'state' && isId(id) ? findStaffActor(ctx.db, id, newKey(), ctx.now) : null
  if (type !== 'person') return null
  const personId = await personOfSubject(ctx.db, id, client)
  if (!personId || !(await findOpenAccount(ctx.db, personId))) return null
  return { kind: 'citizen', personId, sessionId: newKey(), level: 'low' }
}
