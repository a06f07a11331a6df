import { and, asc, eq } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { applicationNotes, applications, people, staffMembers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { decideMove, visibleTo } from '../policy'
import type { AddNote } from './model'

export type NoteView = {
  id: string
  body: string
  at: Date
  givenName: string
  surname: string
  position: LocalizedText
}

/** Internal notes of a case the caller has opened already; the applicant never reads them. */
export const listNotes = (ctx: Ctx<Staff>, applicationId: string): Promise<NoteView[]> =>
  ctx.db
    .select({
      id: applicationNotes.id,
      body: applicationNotes.body,
      at: applicationNotes.at,
      givenName: people.givenName,
      surname: people.surname,
      position: staffMembers.position,
    })
    .from(applicationNotes)
    .innerJoin(applications, eq(applications.id, applicationNotes.applicationId))
    .innerJoin(staffMembers, eq(staffMembers.id, applicationNotes.staffId))
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(and(eq(applicationNotes.applicationId, applicationId), visibleTo(ctx.actor)))
    .orderBy(asc(applicationNotes.at), asc(applicationNotes.id))
    .limit(200)

export type NoteError = 'not_found' | 'not_allowed' | 'own_case'

/** Writes a note for colleagues. The same form sent twice is one note. */
export const addNote = (ctx: Ctx<Staff>, { id, note, idempotencyKey }: AddNote): Promise<Result<{ id: string }, NoteError>> =>
  ctx.db.transaction(async (tx): Promise<Result<{ id: string }, NoteError>> => {
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
    if (!row) return err('not_found')
    const decision = await decideMove({ ...ctx, db: tx }, row)
    if (!decision.allowed) return err(decision.reason === 'own' ? 'own_case' : 'not_allowed')
    const [made] = await tx
      .insert(applicationNotes)
      .values({ id: newId(), applicationId: id, staffId: ctx.actor.staffId, body: note, at: ctx.now, idempotencyKey })
      .onConflictDoNothing()
      .returning({ id: applicationNotes.id })
    // No person named: a note between colleagues is no act towards the applicant.
    if (made) await recordAudit(tx, ctx, { action: 'applications.note', subjectType: 'application', subjectId: id })
    return ok({ id })
  })
