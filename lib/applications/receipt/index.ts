export { findContent, findReceipt, maskPin, type Receipt } from './read-receipt'
export { receiptPdf } from './receipt-pdf'
export { type Comparison, compareHash, type VerifiedReceipt, verifyReceipt } from './verify-receipt'
