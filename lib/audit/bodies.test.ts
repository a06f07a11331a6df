import { eq } from 'drizzle-orm'
import { disclosures } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { listActivity, recordAudit, recordDisclosures } from '.'

const AGENCY = { az: 'Daxili İşlər Nazirliyi' }
const CENTRE = { az: '1 saylı mərkəz' }

const look = (personId: string, right: 'visit' | 'case' | 'law') => ({
  personId,
  what: 'application',
  purpose: 'case',
  right,
  subjectType: 'application',
  subjectId: newId(),
  fields: ['name'],
})

test.for([
  { works: 'both', visit: CENTRE, elsewhere: AGENCY },
  { works: 'agency', visit: AGENCY, elsewhere: AGENCY },
  { works: 'centre', visit: CENTRE, elsewhere: CENTRE },
])(
  'an officer of: $works reads visits for the centre, cases for the agency',
  async ({ works, visit, elsewhere }, { db, given, as, asStaff, now }) => {
    const leyla = await given.person()
    const officer = asStaff(
      await given.staff({
        agencyCode: works === 'centre' ? null : (await given.agency({ name: AGENCY })).code,
        centreCode: works === 'agency' ? null : (await given.centre({ name: CENTRE })).code,
      }),
    )
    await recordDisclosures(db, officer, [look(leyla.id, 'visit'), look(leyla.id, 'case'), look(leyla.id, 'law')])
    const rows = await db
      .select({ right: disclosures.right, body: disclosures.readerBody })
      .from(disclosures)
      .where(eq(disclosures.personId, leyla.id))
    expect(Object.fromEntries(rows.map(({ right, body }) => [right, body]))).toEqual({ visit, case: elsewhere, law: elsewhere })

    for (const [minute, action] of ['queue.call', 'applications.approve'].entries())
      await recordAudit(
        db,
        { ...officer, now: new Date(now.getTime() + minute * 60_000) },
        { action, subjectType: 'application', subjectId: newId(), personId: leyla.id },
      )
    const acts = (await listActivity(as(leyla), { show: 'all' })).entries.filter((entry) => entry.kind === 'act')
    expect(acts.map(({ body }) => body)).toEqual([elsewhere, visit])
  },
)
