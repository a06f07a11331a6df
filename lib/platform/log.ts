import pino from 'pino'
import { describeError } from './log-error'

/**
 * Structured log lines, one JSON object each. No personal data: ids and codes only, never names, PINs, answers or tokens.
 * The paths below are a net under that rule.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { app: process.env.APP_NAME ?? 'asan' },
  serializers: { err: describeError },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    'pin',
    '*.pin',
    'password',
    '*.password',
    'token',
    '*.token',
    'values',
    '*.values',
    'answers',
    '*.answers',
    'req.headers.cookie',
  ],
})

export type Log = pino.Logger
