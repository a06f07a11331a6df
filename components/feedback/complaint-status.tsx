import { StatusTag } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { ComplaintStatus } from '@/lib/feedback/model'

const TONES = { received: 'info', in_hand: 'warning', answered: 'success' } as const

export const ComplaintStatusTag = ({ locale, status }: { locale: Locale; status: ComplaintStatus }) => (
  <StatusTag tone={TONES[status]}>{getTranslator(locale, 'feedback')(`status.${status}`)}</StatusTag>
)
