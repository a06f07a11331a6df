import { cx } from './cx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-md border text-center font-semibold no-underline transition-colors duration-150 disabled:opacity-55'

// The invisible border becomes the button's edge when the visitor forces colours.
const KINDS: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-primary text-on-primary enabled:hover:bg-primary-strong [a&]:hover:bg-primary-strong',
  secondary: 'border-primary bg-surface text-primary enabled:hover:bg-primary-soft [a&]:hover:bg-primary-soft',
  quiet:
    'border-transparent bg-transparent text-primary underline decoration-1 underline-offset-4 enabled:hover:bg-primary-soft [a&]:hover:bg-primary-soft',
  danger: 'border-transparent bg-danger text-on-danger enabled:hover:bg-danger-strong [a&]:hover:bg-danger-strong',
}

const SIZES: Record<ButtonSize, string> = { md: 'min-h-12 px-5 py-2.5 text-base', sm: 'min-h-11 px-3.5 py-1.5 text-sm' }

export const buttonClass = (kind: ButtonKind, size: ButtonSize, className?: string): string =>
  cx(BASE, KINDS[kind], SIZES[size], className)
