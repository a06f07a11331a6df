import { ok } from '@/lib/platform/result'
import type { PaymentOrder, PaymentProvider, PaymentReport } from './provider'

/** A provider that answers at once and remembers its orders. */
export class FakeProvider implements PaymentProvider {
  readonly name = 'fake'
  readonly orders: PaymentOrder[] = []
  status: PaymentReport['status'] = 'waiting'

  async create(order: PaymentOrder) {
    this.orders.push(order)
    return ok({ providerPaymentId: `fake-${order.merchantReference}`, redirectUrl: 'https://pay.example/x' })
  }

  async find(providerPaymentId: string) {
    return ok({ providerPaymentId, status: this.status, amountQepik: this.orders[0]?.amountQepik ?? 0 })
  }

  readCallback() {
    return null
  }
}
