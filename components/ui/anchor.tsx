import Link from 'next/link'
import type { AnchorHTMLAttributes } from 'react'

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/**
 * The one place that knows the router's link. Nothing is fetched ahead: thirty links on a page would be thirty requests.
 * Other origins, files, API routes and in-page targets stay plain links.
 */
export function Anchor({ href, ...rest }: AnchorProps) {
  const inPortal = href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/')
  return inPortal ? <Link href={href} prefetch={false} {...rest} /> : <a href={href} {...rest} />
}
