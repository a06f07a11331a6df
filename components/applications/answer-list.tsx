import { SourcedList } from './sourced-list'

export type ShownAnswer = { field: string; label: string; value: string; source?: string }

/** Questions and answers of one step, each with its source, or with the way to change it. */
export function AnswerList({
  lines,
  change,
}: {
  lines: readonly ShownAnswer[]
  change?: (line: ShownAnswer) => { href: string; label: string } | undefined
}) {
  return (
    <SourcedList
      rows={lines.map((line) => {
        const link = change?.(line)
        return {
          id: line.field,
          key: line.label,
          value: <span className="whitespace-pre-line wrap-anywhere">{line.value}</span>,
          source: line.source,
          ...(link ? { action: { ...link, hiddenText: line.label } } : {}),
        }
      })}
    />
  )
}
