import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { applicationRevisions } from '@/db/schema'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { expect, test } from '@/lib/platform/testing'
import { canonicalJson } from '../canonical'
import { compareHash, findContent, findReceipt, receiptPdf, verifyReceipt } from '.'
import { groupedHash, readHash, readKey } from './model'
import { maskPin } from './read-receipt'

const KEY = 'Abcdefghij_klmnopqr-st'
const FILE_HASH = 'b'.repeat(64)

async function sent(given: Factories, db: Db) {
  const leyla = await given.person({ givenName: 'Leyla', surname: 'Əliyeva', patronymic: 'Rəşad', sex: 'female' })
  const text = canonicalJson({ service: 'x', answers: { name: 'Əli' } })
  const contentHash = createHash('sha256').update(text).digest('hex')
  const row = await given.application({ personId: leyla.id, receiptKey: KEY, contentHash })
  const revision = (number: number, hash: string) => ({
    applicationId: row.id,
    number,
    at: new Date('2026-11-23T06:00:00Z'),
    personId: leyla.id,
    answers: {},
    facts: {},
    files: { [row.id]: FILE_HASH },
    contentHash: hash,
    content: text,
  })
  await db.insert(applicationRevisions).values([revision(1, 'a'.repeat(64)), revision(2, contentHash)])
  return { leyla, row, contentHash }
}

test('a receipt is its applicant’s: name in full, PIN masked, the hash as sent', async ({ db, given, as }) => {
  const { leyla, row, contentHash } = await sent(given, db)
  const receipt = await findReceipt(as(leyla), row.id)
  expect(receipt).toMatchObject({ reference: row.reference, key: KEY, contentHash, corrected: true, fee: null })
  expect(receipt?.applicant.maskedPin).toBe(maskPin(leyla.pin))
  expect(JSON.stringify(receipt)).not.toContain(leyla.pin)
  expect(await findReceipt(as(await given.person()), row.id)).toBeNull()
  const draft = await given.application({ personId: leyla.id, status: 'draft', reference: null })
  expect(await findReceipt(as(leyla), draft.id)).toBeNull()
})

test('anybody can make the hash again from the content', async ({ db, given, as }) => {
  const { leyla, row, contentHash } = await sent(given, db)
  const content = await findContent(as(leyla), row.id)
  expect(
    createHash('sha256')
      .update(content?.text ?? '', 'utf8')
      .digest('hex'),
  ).toBe(contentHash)
  expect(await findContent(as(await given.person()), row.id)).toBeNull()
})

test('who holds the key is told what is confirmed, and no name', async ({ db, given, asNobody }) => {
  const { leyla, row, contentHash } = await sent(given, db)
  const verified = await verifyReceipt(asNobody(), KEY)
  expect(verified).toMatchObject({ reference: row.reference, status: 'submitted', initials: 'L. Ə.', contentHash })
  for (const secret of ['Leyla', 'Əliyeva', leyla.pin]) expect(JSON.stringify(verified)).not.toContain(secret)
  for (const wrong of ['', KEY.toLowerCase(), `${KEY}x`, "' or 1=1 --"]) expect(await verifyReceipt(asNobody(), wrong)).toBeNull()
})

test('a hash is that of the content, of a file, of what was sent before, or none of them', async ({ db, given, asNobody }) => {
  const { row, contentHash } = await sent(given, db)
  const about = { applicationId: row.id, contentHash }
  expect(await compareHash(asNobody(), about, contentHash)).toBe('content')
  expect(await compareHash(asNobody(), about, FILE_HASH)).toBe('file')
  expect(await compareHash(asNobody(), about, 'a'.repeat(64))).toBe('earlier')
  expect(await compareHash(asNobody(), about, 'c'.repeat(64))).toBe('different')
})

test.each([
  ['a'.repeat(64), 'a'.repeat(64)],
  [` ${groupedHash('AB'.repeat(32))}\n`, 'ab'.repeat(32)],
  [`${'c'.repeat(64)}  müraciət.json`, 'c'.repeat(64)],
  [`${'c'.repeat(64)} *content.json`, 'c'.repeat(64)],
  ['a'.repeat(63), null],
  ['xyz', null],
])('a hash is read as people paste it: %s', (typed, hash) => expect(readHash(typed)).toBe(hash))

test('a key is read out of the address it stands in', () => {
  for (const typed of [KEY, ` ${KEY} `, `https://my.gov.az/az/verify/${KEY}`, `https://my.gov.az/ru/verify/${KEY}/`])
    expect(readKey(typed)).toBe(KEY)
})

test.each(['az', 'en', 'ru'] as const)(
  'the PDF (%s) has a title, a language, tags, embedded fonts and its letters',
  async (locale) => {
    const receipt = {
      applicationId: 'x',
      reference: 'ASN-2026-7F3K-92QD',
      key: KEY,
      service: {
        az: 'Şəxsiyyət vəsiqəsinin dəyişdirilməsi',
        en: 'Renewal of an identity card',
        ru: 'Замена удостоверения личности',
      },
      agency: { az: 'Daxili İşlər Nazirliyi', en: 'Ministry of Internal Affairs', ru: 'Министерство внутренних дел' },
      applicant: { givenName: 'Leyla', surname: 'Əliyeva', patronymic: 'Rəşad', sex: 'female' as const, maskedPin: '••••AB2' },
      company: null,
      deputy: null,
      sentAt: new Date('2026-11-23T06:00:00Z'),
      contentAt: new Date('2026-11-23T06:00:00Z'),
      corrected: false,
      versions: { form: 2, registry: 1 },
      contentHash: 'a1'.repeat(32),
      signature: null,
      files: Array.from({ length: 12 }, (_, index) => ({
        fileName: `Arayış ${index}.pdf`,
        sizeBytes: 1234,
        sha256: 'c3'.repeat(32),
      })),
      fee: null,
    }
    const bytes = await buffer(receiptPdf(receipt, { locale, portal: 'http://localhost:3000' }))
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain(`/Lang (${locale})`)
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/DisplayDocTitle true', '/FontFile2', 'pdfuaid'])
      expect(text).toContain(part)
    expect(bytes.length).toBeLessThan(200_000)
  },
)
