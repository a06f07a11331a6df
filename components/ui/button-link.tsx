import type { ReactNode } from 'react'
import { Anchor, type AnchorProps } from './anchor'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-styles'

export type ButtonLinkProps = AnchorProps & { kind?: ButtonKind; size?: ButtonSize; children: ReactNode }

/** Goes somewhere, and is the main way on from this screen. */
export function ButtonLink({ kind = 'primary', size = 'md', className, children, ...rest }: ButtonLinkProps) {
  return (
    <Anchor className={buttonClass(kind, size, className)} {...rest}>
      {children}
    </Anchor>
  )
}
