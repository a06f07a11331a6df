import type { ReactNode } from 'react'
import { Anchor, type AnchorProps } from './anchor'
import { cx } from './cx'
import { Icon } from './icon'

export type TextLinkProps = AnchorProps & {
  /** Leads to another site: shown with an icon, opened in the same tab. */
  external?: boolean
  children: ReactNode
}

export function TextLink({ external = false, className, children, ...rest }: TextLinkProps) {
  return (
    <Anchor
      className={cx(
        'rounded-xs text-primary underline decoration-1 underline-offset-[0.2em] hover:text-primary-strong hover:decoration-2',
        className,
      )}
      {...(external ? { rel: 'noopener noreferrer' } : {})}
      {...rest}
    >
      {children}
      {external && <Icon name="external" size="sm" className="ms-1 inline align-[-0.1em]" />}
    </Anchor>
  )
}
