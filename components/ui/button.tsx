import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-styles'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind
  /** `sm` for rows of tables and cards; still 44 px high. */
  size?: ButtonSize
  children: ReactNode
}

/** Does something (submits a form). For going somewhere use ButtonLink. One primary button a screen. */
export function Button({ kind = 'primary', size = 'md', type = 'submit', className, children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(kind, size, className)} {...rest}>
      {children}
    </button>
  )
}
