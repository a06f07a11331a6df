export type ChartColumn = {
  key: string
  label: string
  /** From the ground; then what stands on it, to `upTo`. */
  value: number
  upTo?: number | undefined
}

type Props = {
  title: string
  /** Says what it is and where the same figures are as a table. */
  alternative: string
  columns: readonly ChartColumn[]
  legend: readonly [string, string?]
  /** The accent instead of the main colour: waits beside visitors. */
  accent?: boolean
}

const STEPS = [1, 2, 5, 10]

/** A round figure at or above the highest column, with a half that is whole where it can be. */
export function niceTop(highest: number): number {
  if (highest <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(highest))
  const step = STEPS.find((one) => one * power >= highest) ?? 10
  const top = step * power
  return top * 0.75 >= highest && (top * 0.75) % 2 === 0 ? top * 0.75 : top
}

/**
 * Columns drawn on the server, without a script or an inline style: the bars stretch with their place, the words beside them do not.
 * The table that follows is the text alternative.
 */
export function ColumnChart({ title, alternative, columns, legend, accent = false }: Props) {
  const top = niceTop(Math.max(0, ...columns.map(({ value, upTo }) => Math.max(value, upTo ?? 0))))
  const width = columns.length * 10
  // So many words fit under the columns of a phone.
  const every = Math.ceil(columns.length / 6)
  const solid = accent ? 'fill-accent' : 'fill-primary'
  const rest = accent ? 'fill-accent/35' : 'fill-primary/35'
  return (
    <figure className="rounded-lg border border-line bg-surface p-4 sm:p-5 print:break-inside-avoid">
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="font-semibold">{title}</span>
        <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {legend.map((words, index) =>
            words ? (
              <span key={words} className="inline-flex items-center gap-2">
                <svg viewBox="0 0 12 12" className="size-3 shrink-0" aria-hidden="true">
                  <rect width="12" height="12" rx="2" className={index === 0 ? solid : rest} />
                </svg>
                {words}
              </span>
            ) : null,
          )}
        </span>
      </figcaption>
      <div className="flex gap-2">
        <div className="flex h-44 flex-col justify-between text-end text-xs text-muted tabular-nums" aria-hidden="true">
          <span className="-translate-y-1/2">{top}</span>
          <span>{top / 2}</span>
          <span className="translate-y-1/2">0</span>
        </div>
        <svg
          viewBox={`0 0 ${width} 100`}
          preserveAspectRatio="none"
          className="h-44 min-w-0 flex-1"
          role="img"
          aria-label={alternative}
        >
          {[0.5, 50, 99.5].map((y) => (
            <line
              key={y}
              x1="0"
              x2={width}
              y1={y}
              y2={y}
              className="stroke-line"
              strokeWidth="1"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {columns.map(({ key, value, upTo = 0 }, index) => (
            <g key={key}>
              {upTo > value && <Bar at={index} from={value} to={upTo} top={top} className={rest} />}
              {value > 0 && <Bar at={index} from={0} to={value} top={top} className={solid} />}
            </g>
          ))}
        </svg>
      </div>
      <div className="mt-2 flex ps-8 text-xs text-muted tabular-nums" aria-hidden="true">
        {columns.map(({ key, label }, index) => (
          <span key={key} className="flex min-w-0 flex-1 justify-center whitespace-nowrap">
            {index % every === 0 ? label : ''}
          </span>
        ))}
      </div>
    </figure>
  )
}

function Bar({ at, from, to, top, className }: { at: number; from: number; to: number; top: number; className: string }) {
  const y = (value: number) => 100 - (value / top) * 100
  return <rect x={at * 10 + 1.5} width="7" y={y(to)} height={Math.max(0.6, y(from) - y(to))} className={className} />
}
