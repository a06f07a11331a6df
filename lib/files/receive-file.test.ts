import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { attachments, auditEntries, storedChunks, uploads } from '@/db/schema'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { listFiles } from './list-files'
import { type FileKind, MEGABYTE } from './model'
import { openFile } from './open-file'
import { discardUpload, receiveFile, removeFile, storeUpload } from './receive-file'
import { EICAR, fakeClamd, JPEG, PDF, streamOf } from './testing'
import { dropRemovedFiles } from './tidy'

const BOTH: FileKind[] = ['pdf', 'image']
const upload = (bytes: Buffer, fileName: string) => ({ fileName, stream: streamOf(bytes), accept: BOTH, maxBytes: MEGABYTE })

test('a file is kept with its hash and read back; the applicant’s history tells of it', async ({ db, given, as }) => {
  const leyla = await given.person()
  const draft = await given.application({ personId: leyla.id })
  const place = { applicationId: draft.id, personId: leyla.id, field: 'proof' }
  const kept = await receiveFile(as(leyla), { ...upload(PDF, 'C:\\fakepath\\Arayış\u202e.pdf'), ...place })
  if (!kept.ok) throw new Error(kept.error)
  expect(kept.value).toMatchObject({
    fileName: 'Arayış.pdf',
    contentType: 'application/pdf',
    sizeBytes: PDF.length,
    sha256: createHash('sha256').update(PDF).digest('hex'),
    scan: 'unscanned',
  })
  const opened = await openFile(as(leyla), { applicationId: draft.id, id: kept.value.id })
  expect(opened && (await buffer(opened.stream)).equals(PDF)).toBe(true)
  const other = await given.application()
  expect(await openFile(as(leyla), { applicationId: other.id, id: kept.value.id })).toBeNull()
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, draft.id))
  expect(entry).toMatchObject({ action: 'files.add', personId: leyla.id, details: { field: 'proof', scan: 'unscanned' } })
})

test('what is refused leaves nothing behind', async ({ db, given, as }) => {
  const leyla = await given.person()
  const clamd = await fakeClamd()
  const dead = await fakeClamd('nothing')
  try {
    const infected = Buffer.concat([JPEG, EICAR])
    expect(await storeUpload(as(leyla), upload(infected, 'a.jpg'), { scanner: clamd.scanner })).toEqual(err('file_infected'))
    expect(await storeUpload(as(leyla), upload(JPEG, 'a.jpg'), { scanner: dead.scanner })).toEqual(err('scanner_down'))
    const large = upload(Buffer.concat([JPEG, Buffer.alloc(2 * MEGABYTE)]), 'a.jpg')
    expect(await storeUpload(as(leyla), large, { scanner: null })).toEqual(err('file_too_big'))
    // The sender was heard to the end, or it would never see the answer.
    expect(large.stream.readableEnded || large.stream.readableFlowing).toBe(true)
    const broken = Readable.from(
      (async function* () {
        yield JPEG
        throw new Error('gone')
      })(),
      { objectMode: false },
    )
    expect(await storeUpload(as(leyla), { ...upload(JPEG, 'a.jpg'), stream: broken }, { scanner: null })).toEqual(
      err('upload_broken'),
    )
    expect(await db.$count(storedChunks)).toBe(0)
    expect(await db.$count(attachments)).toBe(0)
    expect((await db.select().from(uploads)).every(({ settledAt }) => settledAt !== null)).toBe(true)
  } finally {
    await Promise.all([clamd.close(), dead.close()])
  }
})

test('a field takes as many files as it says', async ({ db, given, as }) => {
  const leyla = await given.person()
  const draft = await given.application({ personId: leyla.id })
  const place = { applicationId: draft.id, personId: leyla.id, field: 'proof', maxFiles: 2 }
  const send = () => receiveFile(as(leyla), { ...upload(PDF, 'a.pdf'), ...place })
  expect([(await send()).ok, (await send()).ok]).toEqual([true, true])
  expect(await send()).toEqual(err('too_many_files'))
  expect(await listFiles(db, draft.id)).toHaveLength(2)
  expect((await receiveFile(as(leyla), { ...upload(PDF, 'a.pdf'), ...place, field: 'other' })).ok).toBe(true)
})

test('somebody who sends without end has to wait', async ({ db, given, as, now }) => {
  const leyla = await given.person()
  await db
    .insert(uploads)
    .values(
      Array.from({ length: 120 }, (_, index) => ({ storageKey: `k${index}`, personId: leyla.id, startedAt: now, settledAt: now })),
    )
  expect(await storeUpload(as(leyla), upload(PDF, 'a.pdf'))).toEqual(err('too_many_uploads'))
  const later = as(leyla, { now: minutesAfter(now, 61) })
  expect((await storeUpload(later, upload(PDF, 'a.pdf'))).ok).toBe(true)
})

test('the job removes what was taken away, thrown away or broke off, and nothing else', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person()
  const draft = await given.application({ personId: leyla.id, status: 'draft', reference: null })
  const gone = await given.application({ personId: leyla.id, status: 'withdrawn', reference: null })
  const send = async (applicationId: string) => {
    const kept = await receiveFile(as(leyla), { ...upload(PDF, 'a.pdf'), applicationId, personId: leyla.id, field: 'proof' })
    if (!kept.ok) throw new Error(kept.error)
    return kept.value
  }
  const [stays, removed] = [await send(draft.id), await send(draft.id), await send(gone.id)]
  await removeFile(db, as(leyla), { applicationId: draft.id, personId: leyla.id, id: removed.id })
  const loose = await storeUpload(as(leyla), upload(PDF, 'loose.pdf'))

  expect(await dropRemovedFiles(asSystem())).toBe(2)
  const later = asSystem('test', { now: minutesAfter(now, 121) })
  expect(await dropRemovedFiles(later)).toBe(1)
  expect(await dropRemovedFiles(later)).toBe(0)
  expect(await db.select({ id: attachments.id }).from(attachments)).toEqual([{ id: stays.id }])
  expect(await db.$count(storedChunks)).toBe(1)
  // What lay too long can no longer become a file without bytes.
  if (loose.ok) await discardUpload(as(leyla), loose.value)
})
