import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { Refused } from './gateway'
import { smtpGateway } from './smtp'

const MAIL = { id: '0193', to: 'leyla@example.az', subject: 'Salam', text: 'Salam', html: '<p>Salam</p>', locale: 'az' }
const no = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

/** What becomes of one mail at a server that behaves like this. */
async function sendTo(behaviour: SMTPServerOptions, signIn = ''): Promise<'sent' | 'refused' | 'retried'> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    ...behaviour,
  })
  server.on('error', () => {}) // a client that hangs up
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const gateway = smtpGateway(`smtp://${signIn}127.0.0.1:${port}`, 'noreply@asan.example')
  try {
    return await gateway.send(MAIL).then(
      () => 'sent' as const,
      (error) => (error instanceof Refused ? 'refused' : 'retried'),
    )
  } finally {
    gateway.close()
    await new Promise<void>((closed) => server.close(closed))
  }
}

const taking: SMTPServerOptions['onData'] = (stream, _session, done) => {
  stream.on('end', done)
  stream.resume()
}
const refusing =
  (responseCode: number): SMTPServerOptions['onData'] =>
  (stream, _session, done) => {
    stream.on('end', () => done(no(responseCode)))
    stream.resume()
  }

test.for<[string, SMTPServerOptions, string, string?]>([
  ['takes it', { onData: taking }, 'sent'],
  ['does not know the recipient (550)', { onRcptTo: (_to, _session, done) => done(no(550)) }, 'refused'],
  ['will not take the message (554)', { onData: refusing(554) }, 'refused'],
  ['is asked to wait by the recipient (450)', { onRcptTo: (_to, _session, done) => done(no(450)) }, 'retried'],
  ['is full (452)', { onData: refusing(452) }, 'retried'],
  ['greets with 554', { onConnect: (_session, done) => done(no(554)) }, 'retried'],
  ['does not take our password (535)', { onAuth: (_auth, _session, done) => done(no(535)) }, 'retried', 'portal:wrong@'],
  ['does not take our sender (550)', { onMailFrom: (_from, _session, done) => done(no(550)) }, 'retried'],
])('a server that %s', async ([, behaviour, outcome, signIn]) => {
  expect(await sendTo(behaviour, signIn)).toBe(outcome)
})
