import { z } from 'zod'
import { ByPin, Day, Localized, type RegisterContract, rows, Text } from '../contract'

export const DrivingLicence = z.object({
  number: z.string().regex(/^[A-Z]{2}[0-9]{6}$/),
  categories: z.array(Text).min(1),
  issuedOn: Day,
  expiresOn: Day,
  /** As printed on the document. */
  issuer: Text,
})

export const Vehicle = z.object({
  plate: z.string().regex(/^[0-9]{2}-[A-Z]{2}-[0-9]{3}$/),
  make: Text,
  model: Text,
  year: z.int().min(1950),
  colour: Localized,
  registrationNumber: Text,
  registeredOn: Day,
  inspectionUntil: Day,
})

/** State road police: driving licences and vehicles. */
export const driving = {
  register: 'driving',
  agencyCode: 'din',
  questions: { record: { params: ByPin, answer: z.object({ licence: DrivingLicence.nullable(), vehicles: rows(Vehicle) }) } },
} as const satisfies RegisterContract
