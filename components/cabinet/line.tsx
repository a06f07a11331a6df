import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'

type Props = { href: string; title: ReactNode; detail?: ReactNode; tag?: ReactNode }

/** One matter of a panel: its name leads to its page. */
export function Line({ href, title, detail, tag }: Props) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <TextLink href={href} className="inline-block font-semibold">
          {title}
        </TextLink>
        {detail && <p className="text-sm text-muted">{detail}</p>}
      </div>
      {tag}
    </li>
  )
}

export const Lines = ({ children }: { children: ReactNode }) => <ul className="divide-y divide-line">{children}</ul>
