import type { Db } from '../client'
import { type DemoClientAddresses, seedDemoClients } from './clients'
import { seedReference } from './reference'
import { seedTown } from './town'

export type SeedOptions = {
  /** Also the demo town: synthetic people, their registers and histories. */
  demo: boolean
  now: Date
  /** Where the two sample partners run; without addresses they are not registered. Only in a demo. */
  partners?: DemoClientAddresses
  say?: (line: string) => void
}

/** Loads what the portal starts with. Safe to run again: rows are brought up to date, nothing of a person is touched. */
export async function seed(db: Db, options: SeedOptions): Promise<void> {
  await seedReference(db, options)
  if (options.demo) await seedTown(db, options)
  if (options.demo && options.partners) await seedDemoClients(db, options.partners)
}
