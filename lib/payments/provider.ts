import { demoMode, env } from '@/lib/platform/env'
import type { Result } from '@/lib/platform/result'
import { SimulatedProvider } from './simulated-provider'

export type PaymentOrder = {
  /** Ours; asked twice under one, the provider makes one payment. */
  merchantReference: string
  amountQepik: number
  description: string
  /** Where the person comes back to, whatever happened. */
  returnUrl: string
  /** Where the provider reports, perhaps late, perhaps twice. */
  callbackUrl: string
}
export type PaymentReport = { providerPaymentId: string; status: 'waiting' | 'paid' | 'declined'; amountQepik: number }

/** A company that takes money for the state: ASAN Pay, a bank, the demo's simulator. */
export interface PaymentProvider {
  readonly name: string
  create(order: PaymentOrder): Promise<Result<{ providerPaymentId: string; redirectUrl: string }, 'provider_unavailable'>>
  /** What became of a payment, asked by us: a callback may never come. */
  find(providerPaymentId: string): Promise<Result<PaymentReport, 'provider_unavailable'>>
  /** What a callback says; null when it was not made by the provider. */
  readCallback(headers: Headers, body: string): PaymentReport | null
}

/** Who takes payments here; null: nobody does, and the page says where to pay. */
export function paymentProvider(): PaymentProvider | null {
  const { SIGNATURE_URL, SIGNATURE_SECRET } = env()
  return demoMode() && SIGNATURE_URL && SIGNATURE_SECRET ? new SimulatedProvider(SIGNATURE_URL, SIGNATURE_SECRET) : null
}
