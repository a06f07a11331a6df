import type { Db } from '../client'
import type { SeedOptions } from './index'

/** The demo town. */
export async function seedTown(_db: Db, _options: SeedOptions): Promise<void> {}
