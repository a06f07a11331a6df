import type { FieldProblem } from '@/components/ui'
import type { FieldView } from '@/lib/applications/model'

/** Names of the parts of an address, for the list of mistakes. */
export type PartNames = Record<string, string>

/** What is wrong on a step, control by control in reading order, each a link to its place. */
export const problemsIn = (fields: readonly FieldView[], parts: PartNames, before = ''): FieldProblem[] =>
  fields.flatMap((field): FieldProblem[] => {
    const label = before + field.label
    const own = field.error ? [{ field: field.name, message: `${label}${label.endsWith('?') ? '' : ':'} ${field.error}` }] : []
    switch (field.look) {
      case 'address':
        return [
          ...own,
          ...Object.entries(field.errors).map(([part, message]) => ({
            field: `${field.name}.${part}`,
            message: `${before}${parts[part] ?? label}: ${message}`,
          })),
        ]
      case 'group':
        return [...own, ...field.rows.flatMap((row) => problemsIn(row.fields, parts, `${row.title}: `))]
      case 'table':
        return [...own, ...field.rows.flatMap((row) => problemsIn(row.cells, parts, `${row.label}: `))]
      default:
        return own
    }
  })

/** Names of the file fields of a step, with their rows: each has a form of its own outside the step's. */
export const fileFieldsIn = (fields: readonly FieldView[]): string[] =>
  fields.flatMap((field) => {
    if (field.look === 'files') return [field.name]
    if (field.look === 'group') return field.rows.flatMap((row) => fileFieldsIn(row.fields))
    return field.look === 'table' ? field.rows.flatMap((row) => fileFieldsIn(row.cells)) : []
  })

/** The same fields, with what was wrong with the last upload at its place. */
export const withFileProblem = (fields: readonly FieldView[], name: string, error: string): FieldView[] =>
  fields.map((field): FieldView => {
    if (field.look === 'files' && field.name === name) return { ...field, error }
    if (field.look === 'group')
      return { ...field, rows: field.rows.map((row) => ({ ...row, fields: withFileProblem(row.fields, name, error) })) }
    return field.look === 'table'
      ? { ...field, rows: field.rows.map((row) => ({ ...row, cells: withFileProblem(row.cells, name, error) })) }
      : field
  })
