/** A decision of the domain: a value, or the code of a refusal. Accidents are thrown instead. */
export type Result<T, E extends string = string> = { ok: true; value: T } | { ok: false; error: E }

export function ok(): { ok: true; value: undefined }
export function ok<T>(value: T): { ok: true; value: T }
export function ok<T>(value?: T) {
  return { ok: true as const, value }
}

export function err<E extends string>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}
