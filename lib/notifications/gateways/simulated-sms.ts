import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { settings } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { demoMode } from '@/lib/platform/env'
import { currentTime } from '@/lib/platform/time'
import { keepDemoMessage } from '../demo-mailbox'
import { Refused, type Sms, type SmsGateway } from './gateway'

export const SMS_FAULTS = ['slow', 'down', 'duplicate'] as const
export type SmsFault = (typeof SMS_FAULTS)[number]
/** Row of `settings` that tells the simulator how to misbehave. */
export const SMS_FAULT_SETTING = 'sms.fault'

const SLOW_MS = 4_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A mobile operator that writes into the demo mailbox, and can be told to be slow, down, or to deliver twice. */
export function simulatedSms(db: Db): SmsGateway {
  return {
    async send(sms: Sms) {
      const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, SMS_FAULT_SETTING))
      const fault = row?.value as SmsFault | undefined
      if (fault === 'down') throw new Error('the simulated operator is down')
      if (fault === 'slow') await pause(SLOW_MS)
      const copies = fault === 'duplicate' ? 2 : 1
      for (let copy = 0; copy < copies; copy++)
        await keepDemoMessage(db, {
          id: newId(),
          channel: 'sms',
          messageId: sms.id,
          recipient: sms.to,
          subject: null,
          body: sms.text,
          receivedAt: currentTime(),
        })
    },
  }
}

/** Outside the demo there is no contract with an operator yet: no SMS is made, so nobody waits for one or reads that it failed. */
export const hasSmsGateway = demoMode

/** Ends what was made while there was a gateway. */
export const noSms: SmsGateway = {
  send: () => Promise.reject(new Refused('no_gateway')),
}
