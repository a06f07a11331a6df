import type { ReactNode } from 'react'
import { Section } from '@/components/catalogue/section'

/** Points of one subject, for pages people read from top to bottom. */
export function Points({ id, title, points }: { id: string; title: string; points: readonly string[] }) {
  return (
    <Section id={id} title={title}>
      <ul className="grid list-disc gap-2 ps-5 marker:text-accent">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Section>
  )
}

export function Words({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Section id={id} title={title}>
      {children}
    </Section>
  )
}
