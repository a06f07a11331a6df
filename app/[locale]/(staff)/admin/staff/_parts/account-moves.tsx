import { Button, Disclosure, HiddenFields, Panel } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { type StaffDetails, type StaffMove, staffMovesFrom } from '@/lib/identity/model'
import { changeStatus } from '../actions'

/** What can be done with the account. Closing is final, so it takes two steps. */
export function AccountMoves({ locale, staff }: { locale: Locale; staff: StaffDetails }) {
  const t = getTranslator(locale, 'staff')
  const moves = staffMovesFrom(staff.status)
  return (
    <Panel title={t('moves.title')} id="moves">
      {moves.length === 0 && <p>{t('moves.closed')}</p>}
      <div className="grid gap-5">
        {moves.map((move) =>
          move === 'close' ? (
            <Disclosure key={move} summary={t('moves.close')}>
              <p className="mb-3">{t('moves.closeHint')}</p>
              <MoveForm staffId={staff.id} move={move} label={t('moves.closeConfirm')} />
            </Disclosure>
          ) : (
            <div key={move}>
              <MoveForm staffId={staff.id} move={move} label={t(`moves.${move}`)} />
              <p className="mt-1 text-sm text-muted">{t(`moves.${move}Hint`)}</p>
            </div>
          ),
        )}
      </div>
    </Panel>
  )
}

function MoveForm({ staffId, move, label }: { staffId: string; move: StaffMove; label: string }) {
  return (
    <form action={changeStatus}>
      <HiddenFields values={{ staffId, move }} />
      <Button kind={move === 'close' ? 'danger' : 'secondary'}>{label}</Button>
    </form>
  )
}
