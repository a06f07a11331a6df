import { sql } from 'drizzle-orm'
import { identityDocuments } from '@/db/schema'
import { simulator } from '../simulator'

export const simulatedIdentityDocuments = simulator(
  'identity_documents',
  {
    documents: (pin) => sql`coalesce((
      select jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'issuedOn', d.issued_on, 'expiresOn', d.expires_on, 'issuer', d.issuer)
        order by d.issued_on desc)
      from ${identityDocuments} d where d.pin = ${pin}), '[]'::jsonb)`,
  },
  {
    // The newest document of a kind is the one in force; an old one beside it expires unnoticed.
    expiring: (from, to) => sql`coalesce((
      select jsonb_agg(jsonb_build_object('pin', d.pin, 'kind', d.kind, 'number', d.number, 'issuedOn', d.issued_on, 'expiresOn', d.expires_on, 'issuer', d.issuer))
      from ${identityDocuments} d where d.expires_on between ${from}::date and ${to}::date
        and not exists (select 1 from ${identityDocuments} newer where newer.pin = d.pin and newer.kind = d.kind and newer.issued_on > d.issued_on)), '[]'::jsonb)`,
  },
)
