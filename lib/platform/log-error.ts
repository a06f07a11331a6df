export type ErrorNote = { type?: string; message: string; code?: string | number; stack?: string; cause?: ErrorNote }

/**
 * An error as the log keeps it: kind, words, code, where, and what caused it. Nothing else of the object: database errors carry
 * the values of the failing statement (names, PINs) and connection objects as fields, and drizzle puts the values into the words.
 */
export function describeError(error: unknown): ErrorNote {
  if (!(error instanceof Error)) return { message: withoutValues(String(error)) }
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...(code === undefined ? {} : { code }),
    stack: withoutValues(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** Drizzle writes "Failed query: …\nparams: …"; the values may span lines, up to the first line of the stack or the end. */
const withoutValues = (text: string): string => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')
