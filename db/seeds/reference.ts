import { eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../client'
import { carryRoutesOn } from '../routes'
import * as schema from '../schema'
import type { SeedOptions } from './index'
import { centreHourRows, centreRows, centreStopRows } from './reference-centres'
import { factsFingerprint, readFacts } from './reference-files'
import {
  agencyRows,
  benefitRows,
  calendarRows,
  disputeRouteRows,
  documentTypeRows,
  legalActRows,
  phraseRows,
  regionRows,
  serviceContents,
  serviceLifeEventRows,
  serviceRows,
  synonymRows,
  termRows,
} from './reference-rows'
import { editedServices, seedVersions } from './reference-versions'
import { seedRoles } from './roles'
import { dayInBaku } from './town/days'

const NAME = 'reference'

/**
 * Reference data: agencies, the registry of services, centres, the calendar. Rows are brought up to date by code, so it may
 * run at every start; when nothing changed since the last time it only compares a fingerprint.
 */
export async function seedReference(db: Db, { now, say }: SeedOptions): Promise<void> {
  await seedRoles(db)
  const fingerprint = factsFingerprint()
  const [mark] = await db.select().from(schema.seedMarks).where(eq(schema.seedMarks.name, NAME))
  if (mark?.fingerprint !== fingerprint) await load(db, fingerprint, now, say)
  await carryRoutesOn(db, dayInBaku(now))
}

async function load(db: Db, fingerprint: string, now: Date, say?: (line: string) => void): Promise<void> {
  const facts = readFacts()
  const services = serviceRows(facts)
  const centres = centreRows(facts)
  await db.transaction(async (tx) => {
    await upsert(tx, schema.agencies, agencyRows(facts), [schema.agencies.code])
    await upsert(tx, schema.registryTerms, termRows(facts), [schema.registryTerms.list, schema.registryTerms.code])
    await upsert(tx, schema.regions, regionRows(facts), [schema.regions.code])
    await upsert(tx, schema.documentTypes, documentTypeRows(facts), [schema.documentTypes.code])
    await upsert(tx, schema.legalActs, legalActRows(facts), [schema.legalActs.code])
    await upsert(tx, schema.disputeRoutes, disputeRouteRows(facts), [schema.disputeRoutes.code])
    // What an agency's editors have published is theirs: the files no longer speak for it.
    const edited = await editedServices(tx)
    await upsert(
      tx,
      schema.services,
      services.filter(({ code }) => !edited.has(code)),
      [schema.services.code],
    )
    await upsert(tx, schema.centres, centres, [schema.centres.code])
    await upsert(tx, schema.benefits, benefitRows(facts), [schema.benefits.code])
    // Lists without a life of their own are replaced as a whole, so that what left the files leaves the portal.
    const keptEvents = edited.size
      ? await tx
          .select()
          .from(schema.serviceLifeEvents)
          .where(inArray(schema.serviceLifeEvents.serviceCode, [...edited]))
      : []
    await replace(tx, schema.serviceLifeEvents, [
      ...serviceLifeEventRows(facts).filter(({ serviceCode }) => !edited.has(serviceCode)),
      ...keptEvents,
    ])
    await seedVersions(
      tx,
      serviceContents(facts).filter(({ code }) => !edited.has(code)),
      now,
    )
    await tx.execute(sql`update catalogue_revision set revision = revision + 1, changed_at = ${now.toISOString()}::timestamptz`)
    // What editors added stays.
    await tx.delete(schema.servicePhrases).where(isNull(schema.servicePhrases.authorId))
    await tx.insert(schema.servicePhrases).values(phraseRows(facts)).onConflictDoNothing()
    await tx.delete(schema.searchSynonyms).where(isNull(schema.searchSynonyms.authorId))
    await tx.insert(schema.searchSynonyms).values(synonymRows(facts)).onConflictDoNothing()
    await replace(tx, schema.centreHours, centreHourRows(facts))
    // What staff planned is theirs; the routes of the files, and what was carried on from them, are made anew.
    await tx.delete(schema.centreStops).where(isNotNull(schema.centreStops.cycle))
    await tx.insert(schema.centreStops).values(centreStopRows(facts)).onConflictDoNothing()
    await replace(tx, schema.calendarDays, calendarRows(facts))
    await upsert(tx, schema.seedMarks, [{ name: NAME, fingerprint, loadedAt: now }], [schema.seedMarks.name])
  })
  say?.(`reference data: ${services.length} services, ${facts.agencies.length} agencies, ${centres.length} centres`)
}

/** Columns that the life of a row gives, not the files. */
const kept = ['version', 'confirmedOn']

async function upsert<T extends PgTable>(db: Db, table: T, rows: T['$inferInsert'][], key: PgColumn[]): Promise<void> {
  if (rows.length === 0) return
  const set: Record<string, SQL> = {}
  for (const [property, column] of Object.entries(getTableColumns(table)))
    if (property !== 'createdAt' && !kept.includes(property) && !key.includes(column))
      set[property] = property === 'updatedAt' ? sql`now()` : sql`excluded.${sql.identifier(snakeCase(property))}`
  await db
    .insert(table)
    .values(rows)
    .onConflictDoUpdate({ target: key, set: set as never })
}

async function replace<T extends PgTable>(db: Db, table: T, rows: T['$inferInsert'][]): Promise<void> {
  await db.delete(table)
  await db.insert(table).values(rows)
}

const snakeCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
