import { SourceLine, StatusTag } from '@/components/ui'

type Condition = { title: string; state: 'holds' | 'fails' | 'unknown'; lines: { text: string; holds: boolean; source?: string }[] }

const TONE = { holds: 'success', fails: 'danger', unknown: 'warning' } as const

/** Each condition of a service, with the value it was judged by and where that value comes from. */
export function Conditions({ conditions, words }: { conditions: readonly Condition[]; words: Record<Condition['state'], string> }) {
  return (
    <ul className="grid gap-5">
      {conditions.map((condition) => (
        <li key={condition.title}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p className="font-semibold">{condition.title}</p>
            <StatusTag tone={TONE[condition.state]}>{words[condition.state]}</StatusTag>
          </div>
          {condition.lines.length > 0 && (
            <ul className="mt-2 grid gap-3">
              {condition.lines.map((line) => (
                <li key={line.text} className="border-s-2 border-line ps-3">
                  {line.text}
                  {line.source && <SourceLine>{line.source}</SourceLine>}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
