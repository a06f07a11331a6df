export { openApi } from './openapi'
export { answerWith, OPERATIONS, type OperationName } from './operations'
