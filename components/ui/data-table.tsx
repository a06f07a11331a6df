import type { ReactNode } from 'react'
import { cx } from './cx'

export type Column<T> = {
  header: string
  cell: (row: T) => ReactNode
  align?: 'start' | 'end'
  /** The cell that names the row; it becomes the card's title on phones. */
  primary?: boolean
}

export type DataTableProps<T> = {
  caption: ReactNode
  /** Only screen readers need the caption when a heading above says the same. */
  captionHidden?: boolean
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  empty: ReactNode
}

/** Rows people compare. On narrow screens each row becomes a card; the roles keep it a table for screen readers there too. */
export function DataTable<T>({ caption, captionHidden = false, columns, rows, rowKey, empty }: DataTableProps<T>) {
  if (rows.length === 0) return <div className="rounded-lg border border-line bg-surface p-6 text-muted">{empty}</div>
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: display: block on phones would take the table's roles away
    <table role="table" className="stack-table w-full border-separate border-spacing-0 overflow-hidden rounded-lg border border-line bg-surface text-start">
      <caption className={captionHidden ? 'sr-only' : 'mb-3 text-start text-lg font-semibold'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row" className="bg-sunken">
          {columns.map((column) => (
            <th key={column.header} role="columnheader" scope="col" className={cx('px-4 py-2.5 text-sm font-semibold', column.align === 'end' ? 'text-end' : 'text-start')}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" className="border-line hover:bg-paper max-sm:not-first:border-t">
            {columns.map((column) => (
              <td
                key={column.header}
                role="cell"
                data-label={column.header}
                data-primary={column.primary ? '' : undefined}
                className={cx('border-line px-4 py-3 align-top sm:border-t', column.primary && 'font-semibold', column.align === 'end' ? 'text-end' : 'text-start')}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
