import type { ReactNode } from 'react'

export type Fact = { name: string; value: ReactNode }

/** Names and values close together: what is known of one sign-in or portal. */
export function Facts({ facts }: { facts: readonly (Fact | false | null)[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.name} className="min-w-0">
              <dt className="text-sm text-muted">{fact.name}</dt>
              <dd className="wrap-anywhere">{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
