import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { StatusTag } from '@/components/ui/status-tag'
import { issuedCertificates } from '@/db/schema/simulators'
import { formatDate, getTranslator } from '@/lib/i18n'
import { form, type Reply, type Routes, seeOther, type Visit } from '../http'
import { page } from '../page'
import { Done } from '../parts'
import { revocationList, type Signer } from './authority'

const SHOWN = 50

export const authorityRoutes: Routes = {
  'GET /ca': show,
  'POST /ca/revoke': revoke,
  'GET /ca/crl': wholeList,
  'GET /ca/crl/:part': wholeList,
  // The demo never revokes its own issuing authority; the list says so.
  'GET /ca/root-crl': (visit) => list(visit.authority.root, [], visit.now),
  'GET /ca/issuer': ({ authority: { issuer, root } }) => ({
    type: 'application/x-pem-file',
    body: `${issuer.certificate.toString('pem')}\n${root.certificate.toString('pem')}\n`,
  }),
}

const t = issuedCertificates

async function revokedIn({ db }: Visit) {
  const rows = await db.select({ serial: t.serial, revokedAt: t.revokedAt }).from(t).where(isNotNull(t.revokedAt))
  return rows.flatMap(({ serial, revokedAt }) => (revokedAt ? [{ serial, revokedAt }] : []))
}

async function wholeList(visit: Visit): Promise<Reply> {
  return list(visit.authority.issuer, await revokedIn(visit), visit.now)
}

async function list(signer: Signer, revoked: { serial: string; revokedAt: Date }[], now: Date): Promise<Reply> {
  return { type: 'application/pkix-crl', body: await revocationList(signer, revoked, now) }
}

type Row = typeof t.$inferSelect

async function show(visit: Visit): Promise<Reply> {
  const say = getTranslator(visit.locale, 'simulators')
  const rows = await visit.db.select().from(t).orderBy(desc(t.issuedAt), desc(t.serial)).limit(SHOWN)
  return page(visit, {
    title: say('authority.title'),
    address: visit.path,
    children: (
      <>
        <Done visit={visit} />
        <h1 className="text-3xl">{say('authority.title')}</h1>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">{say('authority.lead')}</p>
        <DataTable<Row>
          caption={say('authority.caption')}
          rows={rows}
          rowKey={(row) => row.serial}
          empty={say('authority.none')}
          columns={[
            { header: say('authority.holder'), primary: true, cell: ({ name, pin }) => `${name}, ${pin}` },
            {
              header: say('authority.device'),
              cell: ({ device }) => say(device === 'phone' ? 'authority.phone' : 'authority.card'),
            },
            { header: say('authority.serial'), cell: ({ serial }) => <span className="wrap-anywhere">{serial}</span> },
            { header: say('authority.until'), cell: ({ expiresAt }) => formatDate(visit.locale, expiresAt) },
            { header: say('authority.status'), cell: (row) => <State visit={visit} row={row} /> },
          ]}
        />
        <h2 className="mt-10 text-xl">{say('authority.files')}</h2>
        <ul className="mt-2 grid gap-1">
          {(['issuer', 'list', 'rootList'] as const).map((name) => (
            <li key={name}>
              <a href={FILES[name]} className="inline-block py-2 text-primary underline underline-offset-4">
                {say(`authority.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

const FILES = { issuer: '/ca/issuer', list: '/ca/crl', rootList: '/ca/root-crl' } as const

function State({ visit, row }: { visit: Visit; row: Row }) {
  const say = getTranslator(visit.locale, 'simulators')
  if (row.revokedAt) return <StatusTag tone="danger">{say('authority.revoked')}</StatusTag>
  if (row.expiresAt < visit.now) return <StatusTag tone="neutral">{say('authority.expired')}</StatusTag>
  return (
    <div className="flex flex-wrap items-center gap-3">
      <StatusTag tone="success">{say('authority.good')}</StatusTag>
      <form method="post" action="/ca/revoke">
        <HiddenFields values={{ serial: row.serial }} />
        <Button kind="secondary" size="sm">
          {say('authority.revoke')}
          <span className="sr-only"> {row.serial}</span>
        </Button>
      </form>
    </div>
  )
}

async function revoke(visit: Visit): Promise<Reply> {
  const serial = form(visit).get('serial') ?? ''
  await visit.db
    .update(t)
    .set({ revokedAt: visit.now })
    .where(and(eq(t.serial, serial), isNull(t.revokedAt)))
  return seeOther('/ca?done=revoked')
}
