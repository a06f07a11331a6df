export {
  findForActivation,
  getActivationCandidate,
  type HandedCode,
  issueActivationCode,
  takeActivationCode,
} from './activation'
export { answerReset, forgetDeadCodes, requestReset, revealCode } from './reset'
export { redeemCode, type RedeemedCode } from './redeem-code'
