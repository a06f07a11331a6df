import type { SummaryRow } from '@/components/ui'
import { Icon, SourceLine, SummaryList } from '@/components/ui'

type Row = Omit<SummaryRow, 'source'> & { source?: string }

/**
 * Names and values with their sources. A source shared by several values is said once, below; the sign beside a value
 * shows which ones it speaks of.
 */
export function SourcedList({ rows }: { rows: readonly Row[] }) {
  const sources = rows.flatMap(({ source }) => source ?? [])
  const [shared] = sources
  const once = sources.length > 1 && sources.every((source) => source === shared)
  return (
    <>
      <SummaryList rows={once ? rows.map(marked) : rows} />
      {once && (
        <div className="mt-2">
          <SourceLine>{shared}</SourceLine>
        </div>
      )}
    </>
  )
}

const marked = ({ source, ...row }: Row): SummaryRow =>
  source
    ? {
        ...row,
        value: (
          <>
            {row.value} <Icon name="bank" size="sm" className="inline align-[-0.1em] text-muted" />
          </>
        ),
      }
    : row
