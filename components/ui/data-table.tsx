import type { ReactNode } from 'react'
import { cx } from './cx'

export type Column<T> = {
  header: string
  cell: (row: T) => ReactNode
  align?: 'start' | 'end'
  /** Kept on one line where there is room: references, dates. Cells aligned to the end always are. */
  nowrap?: boolean
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
    <div className="table-place">
      <table role="table" className="stack-table">
        <caption className={captionHidden ? 'sr-only' : 'mb-3 text-start text-lg font-semibold'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.header} role="columnheader" scope="col" className={column.align === 'end' ? 'to-end' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <td
                  key={column.header}
                  role="cell"
                  data-label={column.header}
                  data-primary={column.primary ? '' : undefined}
                  className={
                    cx(column.align === 'end' && 'to-end', (column.nowrap || column.align === 'end') && 'one-line') || undefined
                  }
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
