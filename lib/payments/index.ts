export * from './model'
export { cancelFee, type OpenFee, openFee } from './open-fee'
export {
  askAboutOpenPayments,
  askProvider,
  type PayError,
  type Settled,
  settlePayment,
  startPayment,
} from './pay-online'
export { type PaymentProvider, paymentProvider } from './provider'
export { findFee, findLastAttempt, isSettled, listUnpaid } from './queries'
export { type ReceiptError, recordReceipt } from './record-receipt'
