import { eq } from 'drizzle-orm'
import { demoMailbox, noticeDeliveries, notices, oneTimeCodes } from '@/db/schema'
import { encrypt } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { deliverDueNotice } from '../deliver'
import type { Gateways, Mail, Sms } from '../gateways/gateway'
import { passwordResetRequested } from './password-reset-requested'

const CODE = '7F3K92QD5M'

function gateways() {
  const sent: (Mail | Sms)[] = []
  const keep = { send: async (message: Mail | Sms) => void sent.push(message) }
  return { sent, gateways: { email: keep, sms: keep } as Gateways }
}

test.for([
  { contact: { email: 'leyla@example.az', phone: '+994501112233' }, channel: 'email' as const },
  { contact: { email: null, phone: '+994501112233' }, channel: 'sms' as const },
])('the code leaves by $channel, and stands in no notice', async ({ contact, channel }, { db, given, asSystem, now }) => {
  const leyla = await given.person({ ...contact, locale: 'en' })
  const codeId = newId()
  const expiresAt = minutesAfter(now, 30)
  const code = { id: codeId, personId: leyla.id, purpose: 'reset' as const, codeHash: 'x', sealedCode: encrypt(CODE) }
  await db.insert(oneTimeCodes).values({ ...code, issuedAt: now, expiresAt })
  const event = { id: newId(), time: now, requestId: 'one', data: { personId: leyla.id, codeId } }
  await passwordResetRequested.handle(asSystem(), event as Parameters<typeof passwordResetRequested.handle>[1])
  expect(await db.select({ channel: noticeDeliveries.channel }).from(noticeDeliveries)).toEqual([{ channel }])
  expect(JSON.stringify(await db.select().from(notices))).not.toMatch(/7F3K/)

  const { sent, gateways: out } = gateways()
  expect(await deliverDueNotice(asSystem(), out, channel)).toBe(true)
  expect(sent).toHaveLength(1)
  const text = JSON.stringify(sent[0])
  expect(text).toContain('7F3K-92QD-5M')
  if (channel === 'email') expect(text).toContain('/account/reset/code?lang=en')
  expect(text).not.toContain('/notifications/')
  expect(await db.select().from(demoMailbox)).toEqual([])
})

test('a code that no longer works is not sent', async ({ db, given, asSystem, now }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const codeId = newId()
  const code = { id: codeId, personId: leyla.id, purpose: 'reset' as const, codeHash: 'x', sealedCode: encrypt(CODE) }
  await db.insert(oneTimeCodes).values({ ...code, issuedAt: now, expiresAt: minutesAfter(now, 30) })
  const event = { id: newId(), time: now, requestId: 'one', data: { personId: leyla.id, codeId } }
  await passwordResetRequested.handle(asSystem(), event as Parameters<typeof passwordResetRequested.handle>[1])
  await db.update(oneTimeCodes).set({ usedAt: now }).where(eq(oneTimeCodes.id, codeId))
  const { sent, gateways: out } = gateways()
  expect(await deliverDueNotice(asSystem(), out, 'email')).toBe(true)
  expect(sent).toEqual([])
  expect(await db.select().from(noticeDeliveries)).toEqual([])
})
