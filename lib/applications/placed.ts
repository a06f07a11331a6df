import type { RawAnswers } from '@/db/schema/applications'
import type { Field, GroupField, TableField } from './definition'

/** A field where it stands: the name of its controls (`cars.0.plate`) and of its words (`cars_plate`). */
export type Placed = { field: Field; name: string; key: string }

export const placed = (field: Field): Placed => ({ field, name: field.name, key: field.name })

/** The questions of one row of a group. */
export const rowPlaces = (group: GroupField, row: number): Placed[] =>
  group.fields.map((field) => ({ field, name: `${group.name}.${row}.${field.name}`, key: `${group.name}_${field.name}` }))

/** The cells of one row of a table. */
export const cellPlaces = (table: TableField, row: string): Placed[] =>
  table.columns.map((field) => ({ field, name: `${table.name}.${row}.${field.name}`, key: `${table.name}_${field.name}` }))

export const fewestRows = ({ min, optional }: GroupField): number => min ?? (optional ? 0 : 1)

/** How many rows a group has now; never fewer than it must have, never more than it may. */
export function rowCount(group: GroupField, raw: RawAnswers): number {
  const typed = raw[`${group.name}.count`]
  const count = typeof typed === 'string' && /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return Math.min(group.max, Math.max(fewestRows(group), count))
}
