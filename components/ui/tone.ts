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

export const TONE_EDGE: Record<Tone, string> = {
  neutral: 'border-line-strong',
  info: 'border-info',
  success: 'border-success',
  warning: 'border-warning',
  danger: 'border-danger',
}
