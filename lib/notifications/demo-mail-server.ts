import type { Db } from '@/db/client'
import { newId } from '@/lib/platform/ids'
import type { Log } from '@/lib/platform/log'
import { currentTime } from '@/lib/platform/time'
import { keepDemoMessage } from './demo-mailbox'
import { readMail } from './read-mail'

const MAX_BYTES = 256 * 1024

/**
 * The development mail server: takes what the portal sends and keeps it in the demo mailbox. It listens on this machine only.
 *
 * @returns what stops it; null when the port is taken (another worker already listens) or SMTP_URL names another machine
 */
export async function startDemoMailServer(url: string, db: Db, log: Log): Promise<(() => Promise<void>) | null> {
  const { hostname, port } = new URL(url)
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return null
  const { SMTPServer } = await import('smtp-server')
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const mail = readMail(Buffer.concat(chunks).toString('utf8'))
        const recipient = session.envelope.rcptTo.map((to) => to.address).join(', ')
        keepDemoMessage(db, {
          id: newId(),
          channel: 'email',
          messageId: mail.messageId || newId(),
          recipient,
          subject: mail.subject,
          body: mail.text,
          receivedAt: currentTime(),
        }).then(
          () => done(),
          // 451: the sender keeps it and tries again.
          (error) => done(Object.assign(new Error('mailbox unavailable', { cause: error }), { responseCode: 451 })),
        )
      })
    },
  })
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      log.info('another process already takes the demo mail')
      resolve(null)
    })
    server.listen(Number(port || 25), hostname === '[::1]' ? '::1' : '127.0.0.1', () =>
      resolve(() => new Promise((closed) => server.close(() => closed()))),
    )
  })
}
