// For tests: an operator whose phones do as they are told, with certificates of a small authority.
import { err, ok } from '@/lib/platform/result'
import * as pki from '../pki/testing'
import type { Judge } from '../pki/verify'
import type { MobileSignatureOperator, PhoneAnswer, SignatureOrder } from './operator'

type Does = 'waits' | 'signs' | 'refuses' | 'sees another code' | 'signs something else' | 'runs out'

export type TestOperator = MobileSignatureOperator & {
  /** What was asked for, by transaction. */
  orders: Map<string, SignatureOrder>
  cancelled: string[]
  /** Questions of what became of a signature. */
  asked: string[]
  does: Does
  down: boolean
}

/** Everybody known has this phone and user id. */
export const PHONE = { phone: '+994502000001', userId: '100001' }

/** A phone of the person with this PIN, an operator for it, and who judges its certificate. */
export async function testOperator(pin: string): Promise<{ operator: TestOperator; judge: Judge; serial: string }> {
  const root = await pki.makeRoot()
  const issuer = await pki.makeAuthority(root)
  const phone = await pki.makeSigner(issuer, { subject: `CN=Test, 2.5.4.5=PNOAZ-${pin}` })
  const lists = { [pki.LIST]: await pki.makeList(issuer), [pki.ROOT_LIST]: await pki.makeList(root) }
  const judge = pki.judge([root], lists)
  const own = { certificate: pki.der(phone), chain: [pki.der(issuer)] }

  const answer = async ({ text }: SignatureOrder, does: Does): Promise<PhoneAnswer> => {
    if (does === 'refuses') return { status: 'refused' }
    if (does === 'sees another code') return { status: 'wrong_code' }
    if (does === 'runs out') return { status: 'timed_out' }
    if (does === 'waits') return { status: 'pending' }
    const signed = does === 'signs' ? text : `${text} `
    return { ...own, status: 'signed', signature: await pki.sign(phone, Buffer.from(signed, 'utf8')) }
  }
  const operator: TestOperator = {
    orders: new Map(),
    cancelled: [],
    asked: [],
    does: 'waits',
    down: false,
    async certificate() {
      return this.down ? err('unavailable') : ok(own)
    },
    async start(order) {
      if (this.down) return err('unavailable')
      if ('phone' in order.subscriber && order.subscriber.phone !== PHONE.phone) return err('unknown_user')
      const transactionId = `transaction-${this.orders.size}`
      this.orders.set(transactionId, order)
      return ok({ transactionId })
    },
    async status(transactionId) {
      this.asked.push(transactionId)
      if (this.down) return err('unavailable')
      const order = this.orders.get(transactionId)
      return order ? ok(await answer(order, this.does)) : err('unknown_transaction')
    },
    async cancel(transactionId) {
      this.cancelled.push(transactionId)
    },
  }
  return { operator, judge, serial: phone.certificate.serialNumber.replace(/^0+/, '') }
}
