import type { IconName } from './icon'

export const TONES = ['neutral', 'info', 'success', 'warning', 'danger'] as const
export type Tone = (typeof TONES)[number]

/** Meaning is never told by colour alone: every tone also has its own icon. */
export const TONE_ICON: Record<Tone, IconName> = {
  neutral: 'dot',
  info: 'info',
  success: 'check',
  warning: 'alert',
  danger: 'cross',
}

export const TONE_TEXT: Record<Tone, string> = {
  neutral: 'text-muted',
  info: 'text-info',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
}

export const TONE_SOFT: Record<Tone, string> = {
  neutral: 'bg-sunken',
  info: 'bg-info-soft',
  success: 'bg-success-soft',
  warning: 'bg-warning-soft',
  danger: 'bg-danger-soft',
}

/** A stripe at the start of a box; its other edges stay quiet. */
export const TONE_START: Record<Tone, string> = {
  neutral: 'border-s-4 border-s-line-strong',
  info: 'border-s-4 border-s-info',
  success: 'border-s-4 border-s-success',
  warning: 'border-s-4 border-s-warning-line',
  danger: 'border-s-4 border-s-danger',
}

/** A stripe along the top of a panel. */
export const TONE_TOP: Record<Tone, string> = {
  neutral: '',
  info: 'border-t-4 border-t-info',
  success: 'border-t-4 border-t-success',
  warning: 'border-t-4 border-t-warning-line',
  danger: 'border-t-4 border-t-danger',
}
