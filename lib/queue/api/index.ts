export { openApi } from './openapi'
export { matchOperation } from './match'
export { answerWith, OPERATIONS, type OperationName } from './operations'
export { OPEN_DATA_SECONDS, OpenFreeTimesQuery, openDataPaths, openFreeTimes, openWaits } from './open-data'
