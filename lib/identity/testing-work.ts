import { vi } from 'vitest'
import type { Db } from '@/db/client'

/**
 * What a piece of work asks of the database: the statements in their order, without their values. Two answers that may not be told
 * apart by their time have to be the same here; a test of the time itself would be right on some days only.
 *
 * @param db the transaction of the test
 */
export async function statementsOf(db: Db, work: () => Promise<unknown>): Promise<string[]> {
  const { client } = db._.session as unknown as { client: { query: (...statement: unknown[]) => unknown } }
  const query = vi.spyOn(client, 'query')
  try {
    await work()
    return query.mock.calls.map(([statement]) => {
      const text = typeof statement === 'string' ? statement : (statement as { text: string }).text
      return text.replace(/\s+/g, ' ').slice(0, 80)
    })
  } finally {
    query.mockRestore()
  }
}
