import type { Db } from '../client'
import { consents, partners } from '../schema'

type Needs = { person: () => Promise<{ id: string }> }

const DAY_MS = 86_400_000
/** The clock of tests: Monday 23 November 2026, 10:00 in Baku. */
const NOW = new Date('2026-11-23T06:00:00Z')

/** Partners and the consents they ask for. */
export function consentFactories(db: Db, needs: Needs) {
  const partner = async (overrides: Partial<typeof partners.$inferInsert> = {}): Promise<typeof partners.$inferSelect> => {
    const [row] = await db
      .insert(partners)
      .values({
        code: `partner-${crypto.randomUUID().slice(0, 8)}`,
        kind: 'bank',
        name: { az: 'Sınaq Bank', en: 'Test Bank', ru: 'Тест Банк' },
        legalName: '“Sınaq Bank” ASC',
        tin: '1234567891',
        phone: '+994 12 500 00 00',
        address: { az: 'Bakı', en: 'Baku', ru: 'Баку' },
        ...overrides,
      })
      .returning()
    if (!row) throw new Error('Cannot make a partner: expected the insert to return it')
    return row
  }

  /** A request made yesterday that waits ten more days: name and income, and the address if the person likes. */
  const consent = async (overrides: Partial<typeof consents.$inferInsert> = {}): Promise<typeof consents.$inferSelect> => {
    const personId = overrides.personId ?? (await needs.person()).id
    const partnerCode = overrides.partnerCode ?? (await partner()).code
    const id = crypto.randomUUID()
    const [row] = await db
      .insert(consents)
      .values({
        id,
        reference: `RZL-2026-${id.slice(0, 8)}`,
        partnerReference: id,
        purpose: { az: 'Kredit müraciəti', en: 'Loan application', ru: 'Заявка на кредит' },
        consequence: { az: 'Sənədi özünüz gətirirsiniz', en: 'You bring the paper yourself', ru: 'Вы приносите справку сами' },
        fields: ['person.name', 'income_12_months', 'person.address'],
        optionalFields: ['person.address'],
        termDays: 90,
        keepDays: 365,
        noticeVersion: '2026-11',
        requestedAt: new Date(NOW.getTime() - DAY_MS),
        answerBy: new Date(NOW.getTime() + 10 * DAY_MS),
        ...overrides,
        personId,
        partnerCode,
      })
      .returning()
    if (!row) throw new Error('Cannot make a consent: expected the insert to return it')
    return row
  }

  /** A consent in force for a month more, with the fields named. */
  const grantedConsent = (overrides: Partial<typeof consents.$inferInsert> = {}) =>
    consent({
      status: 'granted',
      grantedFields: ['person.name', 'income_12_months'],
      decidedAt: new Date(NOW.getTime() - DAY_MS / 2),
      validUntil: new Date(NOW.getTime() + 30 * DAY_MS),
      ...overrides,
    })

  return { partner, consent, grantedConsent }
}
