import type { LocalizedText } from '@/db/columns'
import { Timeline } from '@/components/ui'
import type { ApplicationAction, ApplicationStatus } from '@/lib/applications/model'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'

type Move = {
  id: string
  at: Date
  action: ApplicationAction
  to: ApplicationStatus
  position: LocalizedText | null
  toPosition: LocalizedText | null
  note: string | null
  /** Nobody did it: a rule or the clock. */
  automatic?: boolean
}

const TONES: Partial<Record<ApplicationAction, 'success' | 'danger' | 'warning' | 'info'>> = {
  approve: 'success',
  reject: 'danger',
  ask: 'warning',
  submit: 'info',
  answer: 'info',
  correct: 'info',
  add_document: 'info',
  decide_by_rule: 'success',
  deem_approved: 'success',
  deem_rejected: 'danger',
  object: 'warning',
  uphold_objection: 'info',
}

/** The moves of a case, oldest first: who did what, when, with which words. */
export function History({ moves, locale, reader }: { moves: readonly Move[]; locale: Locale; reader: 'applicant' | 'officer' }) {
  const t = getTranslator(locale, 'applications')
  const who = ({ position, automatic, action }: Move) => {
    if (automatic) return t(action === 'decide_by_rule' ? 'life.automatic.rule' : 'life.automatic.silence')
    return position ? localized(locale, position) : t(reader === 'applicant' ? 'by.you' : 'by.applicant')
  }
  return (
    <Timeline
      label={t('case.history')}
      items={moves.map((move, index) => ({
        title: t(`move.${move.action}`),
        at: `${formatDateTime(locale, move.at)} · ${who(move)}`,
        tone: TONES[move.action],
        current: index === moves.length - 1,
        detail:
          move.note || move.toPosition ? (
            <>
              {move.toPosition && <p>{t('by.to', { position: localized(locale, move.toPosition) })}</p>}
              {move.note && <p className="whitespace-pre-line wrap-anywhere">{move.note}</p>}
            </>
          ) : undefined,
      }))}
    />
  )
}
