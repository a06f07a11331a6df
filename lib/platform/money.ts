/** Money is whole qəpik everywhere inside (1 AZN = 100 qəpik); manat only where people read or type. */
export type Qepik = number

/** @throws {RangeError} when the amount is not a whole number of qəpik */
export function qepikFromManat(manat: number): Qepik {
  const qepik = Math.round(manat * 100)
  if (!Number.isSafeInteger(qepik) || Math.abs(qepik - manat * 100) > 1e-6)
    throw new RangeError(`Cannot convert to qəpik: expected at most two decimals, got ${manat}`)
  return qepik
}

/** Reads what a person typed: `12,50`, `12.5`, `1 200`. Null when it is not an amount. */
export function parseManat(text: string): Qepik | null {
  const clean = text.replace(/[\s\u00a0₼]/g, '').replace(',', '.')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(clean)) return null
  return Math.round(Number(clean) * 100)
}
