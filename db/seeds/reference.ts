import type { Db } from '../client'
import type { SeedOptions } from './index'

/** Reference data: agencies, services, centres, calendar, roles. */
export async function seedReference(_db: Db, _options: SeedOptions): Promise<void> {}
