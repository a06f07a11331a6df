// Every use case and read a citizen has, against a deputy whose right is about another service. The list is read from the source, so
// a new one that is open to deputies fails here until it says what such a deputy gets.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { attachments, uploads } from '@/db/schema'
import * as applications from '@/lib/applications'
import * as cabinet from '@/lib/cabinet'
import * as files from '@/lib/files'
import { PDF, streamOf } from '@/lib/files/testing'
import * as notifications from '@/lib/notifications'
import * as payments from '@/lib/payments'
import { FakeProvider } from '@/lib/payments/testing'
import * as portfolio from '@/lib/portfolio'
import * as catalogue from '@/lib/catalogue'
import * as queue from '@/lib/queue'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { actingUnder } from './testing'

const lib = new URL('..', import.meta.url).pathname
const OPENS = /export (?:async )?(?:function|const) (\w+)(?: = (?:async )?)?\(\s*(?:ctx|\{[^)]*?\}): Ctx<(Applicant|Citizen)>/g

/** What the door of each room lets out, with the actor it takes. */
const found = readdirSync(lib, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .flatMap(({ name: room }) => {
    const files = readdirSync(join(lib, room), { recursive: true, encoding: 'utf8' })
    if (!files.includes('index.ts')) return []
    const door = readFileSync(join(lib, room, 'index.ts'), 'utf8')
    return files
      .filter((file) => file.endsWith('.ts') && !file.includes('test'))
      .flatMap((file) => [...readFileSync(join(lib, room, file), 'utf8').matchAll(OPENS)])
      .filter(([, name]) => new RegExp(`\\b${name}\\b`).test(door))
      .map(([, name, actor]) => ({ name: `${room}.${name}`, actor }))
  })

const named = (actor: string) => found.filter((one) => one.actor === actor).map(({ name }) => name)

// Whoever acts for somebody is no Citizen: calling a use case that takes one does not compile.
type ClosedToDeputies = Ctx<Applicant> extends Ctx<Citizen> ? false : true
const closedToDeputies: ClosedToDeputies = true

type Scene = { draft: string; sent: string; visit: string; slotId: string; notice: string; file: string }
type Try = (ctx: Ctx<Applicant>, scene: Scene) => Promise<unknown>

const NOT_FOUND = { ok: false, error: 'not_found' }
const NOT_ALLOWED = { ok: false, error: 'not_allowed' }
const CODE = 'din-residence-reference'
const SOME_FILE = { fileName: 'a.pdf', accept: ['pdf'] as const, maxBytes: 10_000 }
const FILE_COLUMNS = {
  fileName: 'a.pdf',
  contentType: 'application/pdf',
  sizeBytes: 10,
  sha256: 'a'.repeat(64),
  scan: 'unscanned' as const,
}

/** Bytes sent lie nowhere yet but in the sender's own name; only `attachFiles` makes them part of anything. */
const senders = async (ctx: Ctx<Applicant>) =>
  (await ctx.db.select({ personId: uploads.personId }).from(uploads)).map(({ personId }) => personId === ctx.actor.deputy?.personId)

/** What each does for a deputy outside the services of the right. */
const REFUSED: Record<string, [Try, unknown]> = {
  'applications.answerRequest': [
    (ctx, { sent }) => applications.answerRequest(ctx, { id: sent, version: 1, answer: 'a' }),
    NOT_FOUND,
  ],
  'applications.findCompanyOf': [(ctx, { sent }) => applications.findCompanyOf(ctx, sent), null],
  'applications.findConfirmation': [(ctx, { draft }) => applications.findConfirmation(ctx, draft), null],
  'applications.describeStart': [(ctx) => applications.describeStart(ctx, CODE), 'not_allowed'],
  'applications.openDraft': [(ctx, { draft }) => applications.openDraft(ctx, draft), null],
  'applications.listRunningApplications': [(ctx) => applications.listRunningApplications(ctx, 5), []],
  'applications.listApplications': [
    async (ctx) => (await applications.listApplications(ctx, { view: 'running', page: 1 })).counts,
    { running: 0, drafts: 0, finished: 0 },
  ],
  'applications.findApplication': [(ctx, { sent }) => applications.findApplication(ctx, sent), null],
  'applications.saveStep': [
    (ctx, { draft }) => applications.saveStep(ctx, { id: draft, step: 'contact', version: 1, asked: [], values: {} }),
    NOT_FOUND,
  ],
  'applications.startApplication': [(ctx) => applications.startApplication(ctx, { code: CODE }), NOT_ALLOWED],
  'applications.submitApplication': [
    (ctx, { draft }) => applications.submitApplication(ctx, { id: draft, version: 1, declarations: ['truth'] }),
    NOT_FOUND,
  ],
  'applications.withdrawApplication': [
    (ctx, { sent }) => applications.withdrawApplication(ctx, { id: sent, version: 1 }),
    NOT_FOUND,
  ],
  'applications.openCorrection': [(ctx, { sent }) => applications.openCorrection(ctx, sent), null],
  'applications.correctApplication': [
    (ctx, { sent }) => applications.correctApplication(ctx, { id: sent, version: 1, typed: { asked: [], values: {} } }),
    NOT_FOUND,
  ],
  'applications.findFileRule': [
    (ctx, { draft }) => applications.findFileRule(ctx, { applicationId: draft, field: files.ADDED }),
    NOT_FOUND,
  ],
  'applications.receiveUpload': [
    async (ctx) => {
      const rule = { ...SOME_FILE, field: 'any', maxFiles: 1 }
      await applications.receiveUpload(ctx, rule, { fileName: 'a.pdf', stream: streamOf(PDF) })
      return senders(ctx)
    },
    [true],
  ],
  'files.storeUpload': [
    async (ctx) => {
      await files.storeUpload(ctx, { ...SOME_FILE, stream: streamOf(PDF) })
      return senders(ctx)
    },
    [true],
  ],
  'applications.attachFiles': [
    (ctx, { sent }) => applications.attachFiles(ctx, { applicationId: sent, field: files.ADDED }, []),
    NOT_FOUND,
  ],
  'applications.detachFile': [
    (ctx, { draft, file }) => applications.detachFile(ctx, { applicationId: draft, field: 'photo', id: file }),
    NOT_FOUND,
  ],
  'applications.openOwnFile': [(ctx, { draft, file }) => applications.openOwnFile(ctx, { applicationId: draft, id: file }), null],
  'applications.exportApplication': [(ctx, { sent }) => applications.exportApplication(ctx, sent), null],
  'payments.startVisitPayment': [
    (ctx, { visit }) =>
      payments.startVisitPayment(ctx, { appointmentId: visit, idempotencyKey: crypto.randomUUID() }, new FakeProvider()),
    NOT_FOUND,
  ],
  'payments.startPayment': [
    (ctx, { sent }) => payments.startPayment(ctx, { applicationId: sent, idempotencyKey: crypto.randomUUID() }, new FakeProvider()),
    NOT_FOUND,
  ],
  'applications.addDocuments': [(ctx, { sent }) => applications.addDocuments(ctx, { id: sent, attachmentIds: [] }), NOT_FOUND],
  'applications.objectToDecision': [
    (ctx, { sent }) => applications.objectToDecision(ctx, { id: sent, version: 1, reason: 'a' }),
    NOT_FOUND,
  ],
  'applications.withdrawObjection': [(ctx, { sent }) => applications.withdrawObjection(ctx, { id: sent, version: 1 }), NOT_FOUND],
  'notifications.listSentOutside': [(ctx, { sent }) => notifications.listSentOutside(ctx, sent), []],
  // The frame's own: a name, and nothing of it is shown to a deputy but what is theirs to do.
  'cabinet.getCabinetHeader': [async (ctx) => Object.keys(await cabinet.getCabinetHeader(ctx)).includes('pin'), false],
  'cabinet.getCabinet': [
    async (ctx) => (await cabinet.getCabinet(ctx)).panels,
    [
      { panel: 'applications', ok: true, content: [] },
      { panel: 'visits', ok: true, content: [] },
    ],
  ],
  'notifications.markRead': [(ctx, { notice }) => notifications.markRead(ctx, notice), { ok: false, error: 'notice_not_found' }],
  'notifications.markAllRead': [
    async (ctx) => {
      await notifications.markAllRead(ctx, { upTo: ctx.now })
      return notifications.countUnread({ ...ctx, actor: { ...ctx.actor, deputy: undefined } })
    },
    1,
  ],
  'notifications.listNotices': [async (ctx) => (await notifications.listNotices(ctx)).rows, []],
  'notifications.countUnread': [(ctx) => notifications.countUnread(ctx), 0],
  'notifications.getNoticesNow': [
    (ctx) => notifications.getNoticesNow(ctx, { attention: 5, unread: 5 }),
    { attention: [], unread: [] },
  ],
  'notifications.listAttention': [(ctx) => notifications.listAttention(ctx, 5), []],
  'portfolio.getPortfolio': [
    (ctx) =>
      portfolio.getPortfolio(ctx).then(
        () => 'read',
        (error: Error) => error.message,
      ),
    expect.stringContaining('got another deputy'),
  ],
  'queue.bookAppointment': [
    (ctx, { slotId }) => queue.bookAppointment(ctx, { slotId, serviceCode: CODE, idempotencyKey: crypto.randomUUID() }),
    NOT_ALLOWED,
  ],
  'queue.cancelAppointment': [(ctx, { visit }) => queue.cancelAppointment(ctx, { id: visit }), NOT_FOUND],
  'queue.moveAppointment': [(ctx, { visit, slotId }) => queue.moveAppointment(ctx, { id: visit, slotId }), NOT_FOUND],
  'queue.listUpcomingVisits': [(ctx) => queue.listUpcomingVisits(ctx), []],
  'queue.listPastVisits': [async (ctx) => (await queue.listPastVisits(ctx, 1)).total, 0],
  'queue.findVisit': [(ctx, { visit }) => queue.findVisit(ctx, visit), null],
  'queue.bookVisit': [
    (ctx, { slotId }) => queue.bookVisit(ctx, { items: [{ slotId, serviceCode: CODE }], idempotencyKey: crypto.randomUUID() }),
    NOT_ALLOWED,
  ],
  'queue.holdPlaces': [(ctx, { slotId }) => queue.holdPlaces(ctx, { items: [{ slotId, serviceCode: CODE }] }), NOT_ALLOWED],
  'queue.findHold': [(ctx) => queue.findHold(ctx, crypto.randomUUID()), null],
  'queue.moveVisit': [(ctx, { visit, slotId }) => queue.moveVisit(ctx, { visits: [{ id: visit, slotId }] }), NOT_FOUND],
  'queue.findMovable': [(ctx, { visit }) => queue.findMovable(ctx, { id: visit, whole: true }), null],
  // Who acts for somebody books for that person alone, and reads nothing of theirs.
  'queue.listFamily': [(ctx) => queue.listFamily(ctx), { ok: true, members: [] }],
  'queue.beneficiariesOf': [(ctx) => queue.beneficiariesOf(ctx, ['anybody']), null],
  'queue.judgeVisit': [
    async (ctx) => {
      const service = await catalogue.findService(ctx, 'din-id-card-renew')
      return service && (await queue.judgeVisit(ctx, service)).needs.filter((need) => need.asOf)
    },
    [],
  ],
  'queue.joinWaitingList': [
    (ctx, { visit }) =>
      queue.joinWaitingList(ctx, {
        appointmentId: visit,
        centres: ['asan-baku-1'],
        fromDay: '2026-11-24',
        untilDay: '2026-11-24',
        partOfDay: null,
      }),
    NOT_FOUND,
  ],
  'queue.leaveWaitingList': [(ctx) => queue.leaveWaitingList(ctx, { id: crypto.randomUUID() }), NOT_FOUND],
  'queue.answerOffer': [(ctx) => queue.answerOffer(ctx, { id: crypto.randomUUID(), answer: 'accept' }), NOT_FOUND],
  'queue.findWaitingEntry': [(ctx, { visit }) => queue.findWaitingEntry(ctx, visit), null],
  'queue.mayWaitForEarlier': [(ctx, { visit }) => queue.mayWaitForEarlier(ctx, visit), 'no'],
  'queue.findBookingPause': [(ctx) => queue.findBookingPause(ctx), null],
  'queue.findCompanyOfVisit': [(ctx, { visit }) => queue.findCompanyOfVisit(ctx, visit), null],
}

test('every use case that is open to deputies says what one outside their services gets', () => {
  expect(closedToDeputies).toBe(true)
  expect(named('Applicant').sort()).toEqual(Object.keys(REFUSED).sort())
})

test('consents, contacts, the account, Activity and rights themselves take nobody who acts for another', () => {
  expect(named('Citizen')).toEqual(
    expect.arrayContaining([
      'consents.decideConsent',
      'consents.withdrawConsent',
      'identity.updateContact',
      'audit.listActivity',
      'notifications.chooseMail',
      'applications.giveConfirmation',
      ...['offer', 'revoke', 'return'].map((verb) => `representation.${verb}Representation`),
      'representation.answerOffer',
      'representation.switchTo',
    ]),
  )
})

describe('a deputy outside the services of the right', () => {
  test.for(Object.entries(REFUSED))('%s', async ([, [attempt, refusal]], { db, given, as }) => {
    const [owner, deputy] = [await given.resident(), await given.person()]
    const of = { personId: owner.id, serviceCode: CODE, agencyCode: 'din' }
    const slot = await given.slot({ capacity: 5 })
    const scene: Scene = {
      sent: (await given.application(of)).id,
      draft: (await given.application({ ...of, status: 'draft', reference: null, submittedAt: null })).id,
      visit: (await given.appointment({ personId: owner.id, serviceCode: CODE })).id,
      slotId: slot.id,
      notice: '',
      file: newId(),
    }
    await db.insert(attachments).values({
      ...FILE_COLUMNS,
      id: scene.file,
      applicationId: scene.draft,
      personId: owner.id,
      field: 'photo',
      storageKey: newKey(),
      addedAt: new Date(),
    })
    await payments.openFee(db, as(owner), {
      applicationId: scene.sent,
      ...of,
      amountQepik: 500,
      purpose: { az: 'x', en: 'x', ru: 'x' },
    })
    scene.notice =
      (await notifications.sendNotice(db, as(owner), {
        personId: owner.id,
        kind: 'application_submitted',
        params: { reference: 'ASN-1', service: 'x' },
        dedupeKey: 'sweep',
      })) ?? ''
    const right = await given.representation({
      ownerPersonId: owner.id,
      deputyPersonId: deputy.id,
      serviceCodes: ['dvx-tax-debt-reference'],
    })
    expect(await attempt(await actingUnder(db, as(deputy), right.id), scene)).toEqual(refusal)
  })
})
