// The worker: hands events to their subscribers, sends mail and SMS, keeps the clock. Any number may run beside each other.
// It survives a restart of the database: every loop tries again, nothing is kept in memory only.
import { deliverNext, relayEvents } from '@/lib/events'
import { deliverDueNotice, type Gateways, noSms, simulatedSms, smtpGateway, startDemoMailServer } from '@/lib/notifications'
import { closeDatabase, database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { heartbeat } from '@/lib/platform/heartbeat'
import { startClock } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { type Loop, startLoop } from '@/lib/platform/loop'
import { systemContext } from '@/lib/platform/system-context'
import { currentTime } from '@/lib/platform/time'
import { schedule } from '@/lib/schedule'
import { subscribers } from '@/lib/subscriptions'

/** How often the outbox and the deliveries are looked at when they were empty. */
const POLL_MS = 500
const HEARTBEAT_MS = 5_000
/** The supervisor ends a process that has not stopped within 10 s. */
const STOP_MS = 8_000

async function main(): Promise<void> {
  const settings = env()
  const demo = settings.DEMO === 'on'
  const mail = smtpGateway()
  const gateways: Gateways = { email: mail, sms: demo ? simulatedSms(database()) : noSms }
  const stopMailServer = demo ? await startDemoMailServer(settings.SMTP_URL, database(), log) : null
  const alive = heartbeat(currentTime())

  let clock: Awaited<ReturnType<typeof startClock>> | undefined
  const loops: Loop[] = [
    startLoop('heartbeat', () => alive.beat(systemContext('heartbeat')).then(() => false), { idleMs: HEARTBEAT_MS, log }),
    startLoop('relay', async () => (await relayEvents(systemContext('events.relay'), subscribers)) > 0, { idleMs: POLL_MS, log }),
    startLoop('deliver', () => deliverNext(systemContext('events.deliver'), subscribers), { idleMs: POLL_MS, log }),
    // One loop a channel: an operator that is slow does not hold up the mail.
    startLoop('email', () => deliverDueNotice(systemContext('notifications.email'), gateways, 'email'), { idleMs: POLL_MS, log }),
    startLoop('sms', () => deliverDueNotice(systemContext('notifications.sms'), gateways, 'sms'), { idleMs: POLL_MS, log }),
    startLoop(
      'clock',
      async () => {
        clock ??= await startClock(settings.DATABASE_URL, schedule, systemContext, log)
        return false
      },
      { idleMs: 60_000, log },
    ),
  ]
  log.info(
    { loops: loops.length, jobs: schedule.length, subscribers: subscribers.length, demoMail: stopMailServer !== null },
    'worker started',
  )

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) process.exit(1) // asked twice: at once
    stopping = true
    log.info({ signal }, 'worker stops')
    setTimeout(() => process.exit(1), STOP_MS + 1_000).unref()
    await Promise.allSettled([...loops.map((loop) => loop.stop()), clock?.stop(STOP_MS)])
    await alive.end(systemContext('heartbeat')).catch(() => {})
    mail.close()
    await stopMailServer?.()
    await closeDatabase()
    log.info('worker stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

// Nothing here should throw past its loop; if it does, the supervisor starts a fresh process rather than a broken one go on.
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'worker ends after an error nobody caught')
  process.exit(1)
})

main().catch((error) => {
  log.fatal({ err: error }, 'worker could not start')
  process.exit(1)
})
