import type { ReactNode } from 'react'

/** One subject of a long page: a heading and its content, parted from the next by a line. */
export function Section({ id, title, mark, children }: { id: string; title: ReactNode; mark?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-t border-line py-7 first:border-t-0 first:pt-0">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id={`${id}-title`} className="text-2xl">
          {title}
        </h2>
        {mark}
      </div>
      {children}
    </section>
  )
}
