export * from './model'
export { cancelFee, cancelVisitFee, type OpenFee, openFee, type OpenVisitFee, openVisitFee } from './open-fee'
export {
  askAboutOpenPayments,
  askProvider,
  type PayError,
  type Settled,
  settlePayment,
  startPayment,
  startVisitPayment,
} from './pay-online'
export { type PaymentProvider, paymentProvider } from './provider'
export { findFee, findLastAttempt, findVisitFee, isSettled, listUnpaid } from './queries'
export { type ReceiptError, recordReceipt, recordVisitReceipt } from './record-receipt'
