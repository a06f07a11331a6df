import { cx } from './cx'
import { ICON_PATHS } from './icon-paths'

export type IconName = keyof typeof ICON_PATHS

export type IconProps = {
  name: IconName
  /** Said by screen readers; leave out when words beside the icon already say it. */
  label?: string
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const SIZES = { sm: 'size-4', md: 'size-5', lg: 'size-7' }

export function Icon({ name, label, size = 'md', className }: IconProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where words stand beside it
    <svg
      className={cx(SIZES[size], 'shrink-0', className)}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 'sm' ? 2.25 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
