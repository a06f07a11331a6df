import { describe, expect, test } from 'vitest'
import { NOTICE_KINDS } from '@/db/vocabulary/notifications'
import { LOCALES } from '@/lib/i18n'
import { atBaku } from '@/lib/platform/time'
import { KINDS } from './kinds'
import type { NoticeParams } from './model'
import { noticeTexts } from './texts'

const EVERYTHING: NoticeParams = {
  expiresOn: '2026-12-18',
  answerOn: '2026-12-01',
  bornOn: '2026-11-11',
  claimOn: '2029-11-11',
  childName: 'Aylin',
  amountQepik: 60_000,
  reference: 'ASN-2026-7F3K-92QD',
  service: { az: 'Xidmət', en: 'Service', ru: 'Услуга' },
  centre: { az: 'Mərkəz', en: 'Centre', ru: 'Центр' },
  partner: { az: 'Nərgiz Bank' },
  answerAt: '2026-11-25T10:00:00.000Z',
  startsAt: '2026-12-01T05:30:00.000Z',
  signedInAt: '2026-12-01T05:30:00.000Z',
  device: 'Firefox, Linux',
  changedAt: '2026-12-01T05:30:00.000Z',
  askedAt: '2026-12-01T05:30:00.000Z',
  issuedAt: '2026-12-01T05:30:00.000Z',
  expiresAt: '2026-12-01T05:30:00.000Z',
  code: '7F3K-92QD-5M',
  lastAt: '2026-12-01T05:30:00.000Z',
  from: 'known',
  address: '10.1.2.3',
  name: 'Telefon',
  place: { az: 'Mərkəz', en: 'Centre', ru: 'Центр' },
  owner: 'Əliyeva Leyla Rauf qızı',
  deputy: 'Məmmədov Rauf Tofiq oğlu',
  side: 'deputy',
  reason: 'expired',
  outcome: 'given',
  dueOn: '2026-12-01',
  receipt: 'KB-4711',
  alternatives: { az: '1 dekabr 2026, 10:00, Mərkəz', en: '1 December 2026, 10:00, Centre', ru: '1 декабря 2026 г., 10:00, Центр' },
  previousStartsAt: '2026-12-01T05:00:00.000Z',
  link: `https://my.gov.az/az/visit/${'x'.repeat(44)}`,
  ticket: 'A017',
}
const now = atBaku('2026-11-23', '10:00')

describe.each(LOCALES)('in %s', (locale) => {
  test.each(NOTICE_KINDS)('%s has all its words', (kind) => {
    const text = noticeTexts(locale, kind, EVERYTHING, now)
    const parts = (['title', 'body', 'why', 'action', 'mail'] as const).map(text)
    if (KINDS[kind].channels.includes('sms')) parts.push(text('sms'))
    // A missing key comes back as its own name.
    for (const part of parts) expect(part).toMatch(/[ .]/)
    expect(parts.join(' ')).not.toMatch(/г\.\.|\{|undefined/)
  })
})

test.each([
  ['2026-11-23', 'Your identity card expires in 25 days'],
  ['2026-12-17', 'Your identity card expires in 1 day'],
  ['2026-12-18', 'Your identity card expires today'],
  ['2026-12-20', 'Your identity card has expired'],
])('on %s it says: %s', (day, title) => {
  expect(noticeTexts('en', 'id_card_expiring', { expiresOn: '2026-12-18' }, atBaku(day, '09:00'))('title')).toBe(title)
})

test.each([
  ['2026-11-23', 'через 25 дней'],
  ['2026-11-27', 'через 21 день'],
  ['2026-11-26', 'через 22 дня'],
])('Russian counts days from %s: %s', (day, words) => {
  expect(noticeTexts('ru', 'id_card_expiring', { expiresOn: '2026-12-18' }, atBaku(day, '09:00'))('title')).toContain(words)
})

// A link of 70 signs leaves little: Azerbaijani messages are written in GSM letters, so that one part is enough.
test('a message of a visit is one SMS in Azerbaijani and English, and at most two in Russian', () => {
  for (const kind of NOTICE_KINDS.filter((one) => one.startsWith('appointment_') && KINDS[one].channels.includes('sms'))) {
    for (const locale of LOCALES) {
      const text = noticeTexts(locale, kind, EVERYTHING, now)('sms')
      if (locale === 'ru') expect(text.length, `${kind} ${text}`).toBeLessThanOrEqual(2 * 67)
      else {
        expect(text, kind).toMatch(/^[\w\s.,:;!?()/+-]+$/)
        expect(text.length, `${kind} ${text}`).toBeLessThanOrEqual(160)
      }
    }
  }
})
