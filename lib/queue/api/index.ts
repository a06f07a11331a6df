export { openApi } from './openapi'
export { matchOperation } from './match'
export { answerWith, OPERATIONS, type OperationName } from './operations'
