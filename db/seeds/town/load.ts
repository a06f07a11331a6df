import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../client'
import * as schema from '../../schema'
import type { RegisterRows } from './rows'

/** Rows in one statement: Postgres takes at most 65,535 parameters. */
const BATCH = 1_500

// Parents before children.
const TABLES = {
  dwellings: schema.dwellings,
  residents: schema.residents,
  birthRecords: schema.birthRecords,
  marriages: schema.marriages,
  identityDocuments: schema.identityDocuments,
  drivingLicences: schema.drivingLicences,
  vehicles: schema.vehicles,
  educationRecords: schema.educationRecords,
  employers: schema.employers,
  employmentContracts: schema.employmentContracts,
  incomeMonths: schema.incomeMonths,
  pensions: schema.pensions,
  properties: schema.properties,
} satisfies Record<keyof RegisterRows, PgTable>

/** Fills the simulated registers anew. What was in them came from an earlier town, never from a citizen. */
export async function loadRegisters(tx: Db, rows: RegisterRows): Promise<void> {
  const names = Object.values(TABLES).map((table) => sql`registers.${sql.identifier(getTableName(table))}`)
  await tx.execute(sql`truncate ${sql.join(names, sql`, `)}`)
  for (const [name, table] of Object.entries(TABLES)) await insertAll(tx, table, rows[name as keyof RegisterRows])
}

/** Many rows of one table in few statements; rows that are there already stay as they are. */
export async function insertAll<T extends PgTable>(tx: Db, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await tx
      .insert(table)
      .values(rows.slice(from, from + BATCH) as T['$inferInsert'][])
      .onConflictDoNothing()
}
