import type { SummaryRow } from '@/components/ui'
import { SourceLine, SummaryList } from '@/components/ui'

type Row = Omit<SummaryRow, 'source'> & { source?: string }

/** Names and values with their sources. A source shared by every value from a register is said once, below. */
export function SourcedList({ rows }: { rows: readonly Row[] }) {
  const sources = rows.flatMap(({ source }) => source ?? [])
  const [shared] = sources
  const once = sources.length > 1 && sources.length === rows.length && sources.every((source) => source === shared)
  return (
    <>
      <SummaryList rows={once ? rows.map(({ source: _, ...row }) => row) : rows} />
      {once && (
        <div className="mt-2">
          <SourceLine>{shared}</SourceLine>
        </div>
      )}
    </>
  )
}
