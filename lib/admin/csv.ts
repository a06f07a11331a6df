/**
 * Rows as CSV (RFC 4180) for spreadsheets: UTF-8 with a mark, lines ended by CRLF. A cell that a spreadsheet would take for a
 * formula (`=`, `+`, `-`, `@`, tab, carriage return) is led by an apostrophe; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
