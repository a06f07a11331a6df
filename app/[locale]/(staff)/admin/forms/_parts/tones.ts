import type { Tone } from '@/components/ui/tone'

export const STATE_TONES = {
  draft: 'warning',
  in_review: 'info',
  published: 'success',
  folder: 'neutral',
  generic: 'neutral',
  none: 'neutral',
  discarded: 'neutral',
} as const satisfies Record<string, Tone>
