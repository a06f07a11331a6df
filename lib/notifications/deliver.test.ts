import { eq } from 'drizzle-orm'
import { appointments, demoMailbox, noticeDeliveries, notices, people, settings } from '@/db/schema'
import type { Db } from '@/db/client'
import { log } from '@/lib/platform/log'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import {
  deliverDueNotice,
  findNotice,
  listDemoMessages,
  noSms,
  sendNotice,
  settleMatter,
  simulatedSms,
  smtpGateway,
  startDemoMailServer,
} from '.'
import { retryAfterMs } from './deliver'
import { type Gateways, type Mail, Refused } from './gateways/gateway'
import { SMS_FAULT_SETTING } from './gateways/simulated-sms'
import { readMail } from './read-mail'
import { appointmentReminder } from './rules/appointment-reminder'

const gatewaysWith = (send: (mail: Mail) => Promise<void>, db?: Db): Gateways => ({
  email: { send },
  sms: db ? simulatedSms(db) : noSms,
})
const decision = (personId: string) => ({
  personId,
  kind: 'application_rejected' as const,
  params: { reference: 'ASN-1', service: 'Şəxsiyyət vəsiqəsi' },
  dedupeKey: 'd',
  actionPath: '/applications/x',
})

test('the mail speaks the language of the person at the moment it leaves, and holds no personal data', async ({
  db,
  given,
  asSystem,
}) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const id = await sendNotice(db, asSystem(), decision(leyla.id))
  await db.update(people).set({ locale: 'ru' }).where(eq(people.id, leyla.id))
  const sent: Mail[] = []
  expect(
    await deliverDueNotice(
      asSystem(),
      gatewaysWith(async (mail) => void sent.push(mail)),
      'email',
    ),
  ).toBe(true)
  expect(
    await deliverDueNotice(
      asSystem(),
      gatewaysWith(async (mail) => void sent.push(mail)),
      'email',
    ),
  ).toBe(false)

  expect(sent).toHaveLength(1)
  const [mail] = sent
  expect(mail).toMatchObject({ to: 'leyla@example.az', locale: 'ru', text: expect.stringContaining(`/ru/notifications/${id}`) })
  for (const secret of [leyla.pin, leyla.surname, leyla.givenName])
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
})

test('a gateway that is down is tried again later, and after the last try the citizen sees it', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const id = (await sendNotice(db, asSystem(), decision(leyla.id))) ?? ''
  const down = gatewaysWith(() => Promise.reject(new Error('connection refused')))
  const row = async () => (await db.select().from(noticeDeliveries))[0]
  await deliverDueNotice(asSystem(), down, 'email')
  expect(await row()).toMatchObject({
    status: 'waiting',
    attempts: 1,
    lastError: 'unreachable',
    nextAttemptAt: new Date(now.getTime() + retryAfterMs(1, true)),
  })
  expect(await deliverDueNotice(asSystem(), down, 'email')).toBe(false) // not due yet

  for (let hour = 1; hour <= 8; hour++)
    await deliverDueNotice(asSystem('test', { now: new Date(now.getTime() + hour * 86_400_000) }), down, 'email')
  expect(await row()).toMatchObject({ status: 'failed', attempts: 8 })
  expect((await findNotice(as(leyla), id))?.deliveries).toEqual([{ channel: 'email', status: 'failed' }])
})

test('an address that is refused for good is not tried again', async ({ db, given, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  await sendNotice(db, asSystem(), decision(leyla.id))
  await deliverDueNotice(
    asSystem(),
    gatewaysWith(() => Promise.reject(new Refused('refused_address'))),
    'email',
  )
  expect(await db.select().from(noticeDeliveries)).toEqual([
    expect.objectContaining({ status: 'failed', attempts: 1, lastError: 'refused_address' }),
  ])
})

test('a reminder of a matter that was settled meanwhile does not leave', async ({ db, given, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  await sendNotice(db, asSystem(), {
    personId: leyla.id,
    kind: 'id_card_expiring',
    params: { expiresOn: '2026-12-18' },
    dedupeKey: 'x',
    asks: { matter: 'm', actionPath: '/apply/x' },
  })
  await settleMatter(db, asSystem(), { personId: leyla.id, matter: 'm' })
  const sent: Mail[] = []
  await deliverDueNotice(
    asSystem(),
    gatewaysWith(async (mail) => void sent.push(mail)),
    'email',
  )
  expect(sent).toEqual([])
  expect(await db.select().from(noticeDeliveries)).toEqual([])
})

test.for(['stands', 'cancelled', 'moved', 'over'] as const)(
  'the mail and the SMS about a visit leave only while it stands: %s',
  async (fate, { db, given, asSystem }) => {
    const leyla = await given.person({ email: 'leyla@example.az', phone: '+994501234567' })
    const visit = await given.appointment({ personId: leyla.id, createdAt: atBaku('2026-11-20') })
    expect(await appointmentReminder.run(asSystem())).toBe(1)
    if (fate === 'cancelled') await db.update(appointments).set({ status: 'cancelled' }).where(eq(appointments.id, visit.id))
    if (fate === 'moved') {
      const slot = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-24', '16:00') })
      await db.update(appointments).set({ slotId: slot.id, startsAt: slot.startsAt }).where(eq(appointments.id, visit.id))
    }
    const later = asSystem('test', { now: atBaku(fate === 'over' ? '2026-11-25' : '2026-11-23', '12:00') })
    const sent: Mail[] = []
    const gateways = gatewaysWith(async (mail) => void sent.push(mail), db)
    expect(await deliverDueNotice(later, gateways, 'email')).toBe(true)
    expect(await deliverDueNotice(later, gateways, 'sms')).toBe(true)
    const leaves = fate === 'stands' ? 1 : 0
    expect([sent.length, await db.$count(demoMailbox), await db.$count(noticeDeliveries)]).toEqual([leaves, leaves, leaves * 2])
  },
)

test('a worker that dies while sending leaves the message to others', async ({ db, given, asSystem, now }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  await sendNotice(db, asSystem(), decision(leyla.id))
  // What a dead worker leaves behind: claimed, not marked.
  await db.update(noticeDeliveries).set({ attempts: 1, nextAttemptAt: new Date(now.getTime() + 60_000) })
  const sent: Mail[] = []
  const gateways = gatewaysWith(async (mail) => void sent.push(mail))
  expect(await deliverDueNotice(asSystem(), gateways, 'email')).toBe(false)
  expect(await deliverDueNotice(asSystem('test', { now: new Date(now.getTime() + 61_000) }), gateways, 'email')).toBe(true)
  expect(sent).toHaveLength(1)
})

test.for([
  ['down', 0, 'waiting'],
  ['duplicate', 2, 'sent'],
] as const)(
  'an operator that is %s leaves %d copies and the message %s',
  async ([fault, copies, status], { db, given, asSystem }) => {
    const leyla = await given.person({ phone: '+994501234567' })
    await db.insert(settings).values({ key: SMS_FAULT_SETTING, value: fault })
    await sendNotice(db, asSystem(), {
      personId: leyla.id,
      kind: 'new_device',
      params: { device: 'Firefox', signedInAt: '2026-11-23T06:00:00Z' },
      dedupeKey: 'n',
    })
    await deliverDueNotice(
      asSystem(),
      gatewaysWith(() => Promise.resolve(), db),
      'sms',
    )
    expect((await db.select().from(demoMailbox)).map((row) => row.copies)).toEqual(copies ? [copies] : [])
    expect(await db.select({ status: noticeDeliveries.status }).from(noticeDeliveries)).toEqual([{ status }])
  },
)

raceTest('mail goes through SMTP into the demo mailbox and is read there as it was written', async ({ db, given, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const url = 'smtp://127.0.0.1:42525'
  const stop = await startDemoMailServer(url, db, log)
  const email = smtpGateway(url, 'ASAN xidmət <noreply@asan.example>')
  try {
    await sendNotice(db, asSystem(), decision(leyla.id))
    await deliverDueNotice(asSystem(), { email, sms: noSms }, 'email')
    const { rows } = await listDemoMessages(db, 1)
    expect(rows).toEqual([
      expect.objectContaining({
        channel: 'email',
        recipient: 'leyla@example.az',
        subject: 'Müraciətiniz üzrə imtina qərarı: ASN-1',
        body: expect.stringContaining('Qərarı portalda oxuyun.'),
      }),
    ])
  } finally {
    email.close()
    await stop?.()
  }
})

raceTest('five workers send a hundred messages once each', async ({ db, given, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  for (let number = 0; number < 100; number++) await sendNotice(db, asSystem(), { ...decision(leyla.id), dedupeKey: `n${number}` })
  const sent: string[] = []
  const gateways = gatewaysWith(async (mail) => void sent.push(mail.id))
  const work = async () => {
    while (await deliverDueNotice(asSystem(), gateways, 'email')) {
      // until nothing is due
    }
  }
  await Promise.all(Array.from({ length: 5 }, work))
  expect(sent).toHaveLength(100)
  expect(new Set(sent).size).toBe(100)
  expect(await db.$count(notices, eq(notices.personId, leyla.id))).toBe(100)
})

test.each([
  [
    'Subject: =?UTF-8?B?xZ7JmXhzaXl5yZl0?=\r\nMessage-ID: <a@b>\r\n\r\nSalam\r\n',
    { messageId: '<a@b>', subject: 'Şəxsiyyət', text: 'Salam' },
  ],
  [
    'Subject: =?utf-8?Q?G=C3=B6r=C3=BC=C5=9F?=\r\n =?utf-8?Q?_bu_g=C3=BCn?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nm=C9=99rk=\r\n=C9=99z',
    { messageId: '', subject: 'Görüş bu gün', text: 'mərkəz' },
  ],
])('%j is read back', (raw, mail) => {
  expect(readMail(raw)).toEqual(mail)
})
