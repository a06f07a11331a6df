import { desc, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { demoMailbox } from '@/db/schema'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'

export type DemoMessage = typeof demoMailbox.$inferSelect

/** Keeps a message that left; one with a known id is counted as another copy of it. */
export async function keepDemoMessage(db: Db, message: typeof demoMailbox.$inferInsert): Promise<void> {
  await db
    .insert(demoMailbox)
    .values(message)
    .onConflictDoUpdate({ target: demoMailbox.messageId, set: { copies: sql`${demoMailbox.copies} + 1` } })
}

/** Mail and SMS of the demo, newest first. */
export async function listDemoMessages(db: Db, page: number): Promise<Page<DemoMessage>> {
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(demoMailbox)
      .orderBy(desc(demoMailbox.receivedAt), desc(demoMailbox.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.$count(demoMailbox),
  ])
  return pageOf(rows, total, page)
}
