import type { ReactNode } from 'react'

/** One section of the component page: the piece's name, when to use it, its states. */
export function Specimen({ id, title, use, children }: { id: string; title: string; use?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="border-t border-line py-8">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {use && <p className="mb-5 max-w-text text-muted">{use}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}

export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mt-4 mb-6">
      <p className="mb-2 text-xs font-semibold tracking-wide text-muted uppercase">{name}</p>
      {children}
    </div>
  )
}
