// In place of next/link on pages that are not Next's (ASAN Login, the simulators): there a link is a link.
import { createElement } from 'react'

export default function Link({ href, prefetch, replace, scroll, shallow, ...rest }) {
  return createElement('a', { href: String(href), ...rest })
}
