/** How a spreadsheet set to a language reads a file: what stands between cells, and between a number and its decimals. */
export type CsvDialect = { separator: ',' | ';'; decimal: '.' | ',' }
const PLAIN: CsvDialect = { separator: ',', decimal: '.' }

/** Excel in Azerbaijani and Russian expects semicolons, because its numbers have commas; with the wrong one a whole row is one cell. */
export const csvDialect = (locale: string): CsvDialect => (locale === 'en' ? PLAIN : { separator: ';', decimal: ',' })

/**
 * Rows as CSV (RFC 4180) for spreadsheets: UTF-8 with a mark, lines ended by CRLF. A cell that a spreadsheet would take for a
 * formula (`=`, `+`, `-`, `@`, tab, carriage return) is led by an apostrophe; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[], dialect: CsvDialect = PLAIN): string {
  return `\uFEFF${rows.map((row) => row.map((value) => cell(value, dialect)).join(dialect.separator)).join('\r\n')}\r\n`
}

function cell(value: string | number, { decimal }: CsvDialect): string {
  if (typeof value === 'number') return String(value).replace('.', decimal)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
