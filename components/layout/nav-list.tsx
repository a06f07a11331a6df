'use client'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Anchor } from '@/components/ui/anchor'

export type NavItem = {
  href: string
  label: string
  icon?: ReactNode
  /** A number beside the words, and what it counts for screen readers. */
  count?: number
  countLabel?: string
  /** Current only on this very page, not on pages below it. */
  exact?: boolean
}

const LOOK = {
  side: {
    list: 'grid gap-0.5',
    link: 'flex min-h-11 items-center gap-3 rounded-md border-s-4 border-transparent px-3 py-2 font-medium text-ink no-underline hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-primary-soft aria-[current]:font-semibold aria-[current]:text-primary-strong',
  },
  bar: {
    list: '-mx-3 flex flex-wrap',
    link: 'flex min-h-12 items-center gap-2 border-b-3 border-transparent px-3 font-medium text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold',
  },
}

/** A menu that knows where the visitor is. */
export function NavList({ items, look }: { items: readonly NavItem[]; look: keyof typeof LOOK }) {
  const pathname = usePathname()
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving elsewhere is what folds the phone's menu
  useEffect(() => list.current?.closest('details')?.removeAttribute('open'), [pathname])
  return (
    <ul ref={list} className={LOOK[look].list}>
      {items.map(({ href, label, icon, count = 0, countLabel, exact }) => {
        const current = pathname === href || (!exact && pathname.startsWith(`${href}/`))
        return (
          <li key={href}>
            <Anchor href={href} aria-current={current ? 'page' : undefined} className={LOOK[look].link}>
              {icon}
              <span className="min-w-0 flex-1">{label}</span>
              {count > 0 && (
                <span className="rounded-full bg-accent px-2 py-px text-sm font-semibold text-on-accent tabular-nums">
                  <span aria-hidden={countLabel ? true : undefined}>{count > 99 ? '99+' : count}</span>
                  {countLabel && <span className="sr-only">{countLabel}</span>}
                </span>
              )}
            </Anchor>
          </li>
        )
      })}
    </ul>
  )
}
