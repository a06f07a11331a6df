import { z } from 'zod'
import { IDENTITY_DOCUMENT_KINDS } from '@/db/vocabulary/registers'
import { AnyPin, ByDays, ByPin, Day, type RegisterContract, rows, Text } from '../contract'

export const IdentityDocument = z.object({
  kind: z.enum(IDENTITY_DOCUMENT_KINDS),
  number: Text,
  issuedOn: Day,
  /** Null: without end. */
  expiresOn: Day.nullable(),
  /** As printed on the document. */
  issuer: Text,
})

/** Register of identity cards and passports. */
export const identityDocuments = {
  register: 'identity_documents',
  agencyCode: 'din',
  questions: {
    documents: { params: ByPin, answer: rows(IdentityDocument) },
    /** Documents in force whose last day lies in the span; the proactive rules ask once a day. */
    expiring: { params: ByDays, answer: rows(IdentityDocument.extend({ pin: AnyPin, expiresOn: Day })) },
  },
} as const satisfies RegisterContract
