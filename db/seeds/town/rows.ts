import type {
  birthRecords,
  drivingLicences,
  dwellings,
  educationRecords,
  employers,
  employmentContracts,
  identityDocuments,
  incomeMonths,
  marriages,
  pensions,
  properties,
  residents,
  vehicles,
} from '../../schema'

/** Everything the registers hold about the town. */
export type RegisterRows = {
  dwellings: (typeof dwellings.$inferInsert)[]
  residents: (typeof residents.$inferInsert)[]
  birthRecords: (typeof birthRecords.$inferInsert)[]
  marriages: (typeof marriages.$inferInsert)[]
  identityDocuments: (typeof identityDocuments.$inferInsert)[]
  drivingLicences: (typeof drivingLicences.$inferInsert)[]
  vehicles: (typeof vehicles.$inferInsert)[]
  educationRecords: (typeof educationRecords.$inferInsert)[]
  employers: (typeof employers.$inferInsert)[]
  employmentContracts: (typeof employmentContracts.$inferInsert)[]
  incomeMonths: (typeof incomeMonths.$inferInsert)[]
  pensions: (typeof pensions.$inferInsert)[]
  properties: (typeof properties.$inferInsert)[]
}
