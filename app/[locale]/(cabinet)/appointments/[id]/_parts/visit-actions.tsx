import { formatWhen } from '@/components/queue/when'
import { Button, ButtonLink, Dialog, HiddenFields, Icon } from '@/components/ui'
import { buttonClass } from '@/components/ui/button-styles'
import { getTranslator, type Locale } from '@/lib/i18n'
import { isOpen, type VisitDetails } from '@/lib/queue/model'
import { ActingField } from '../../../_parts/acting-field'
import { cancel } from '../actions'

/** What the visitor can still do: move, put it into a calendar, give it up, alone or with what was booked together; book again once it is over. */
export function VisitActions({ locale, visit }: { locale: Locale; visit: VisitDetails }) {
  const t = getTranslator(locale, 'queue')
  const here = `/${locale}/appointments/${visit.id}`
  if (!isOpen(visit.status))
    return (
      <div className="mt-5">
        <ButtonLink kind="secondary" href={`/${locale}/appointments/book?service=${visit.serviceCode}`}>
          {t('visit.again')}
        </ButtonLink>
      </div>
    )
  const together = visit.companions.filter((one) => isOpen(one.status)).length + 1
  // Most people want another time at the same centre; from there another centre is one step back. A displaced visitor chooses freely.
  const move = `${here}/move?${new URLSearchParams(visit.displaced ? {} : { centre: visit.centreCode })}`
  return (
    <div className="no-print mt-5">
      {!visit.canMove && visit.canCancel && (
        <p className="mb-3 text-sm text-muted">{t('visit.closed', { minutes: visit.rules.moveClosesMinutesBefore })}</p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {visit.canMove && (
          <ButtonLink kind={visit.displaced ? 'primary' : 'secondary'} href={move}>
            <Icon name="calendar" size="sm" />
            {t('visit.move')}
          </ButtonLink>
        )}
        {visit.canMove && together === 1 && !visit.displaced && (
          <ButtonLink kind="secondary" href={`${here}/earlier`}>
            {getTranslator(locale, 'fair')('waiting.go')}
          </ButtonLink>
        )}
        {visit.canMove && together > 1 && (
          <ButtonLink kind="secondary" href={`${move}&whole=1`}>
            {t('visit.moveAll', { count: together })}
          </ButtonLink>
        )}
        <a className={buttonClass('secondary', 'md')} href={`${here}/calendar`} download>
          <Icon name="download" size="sm" />
          {t('visit.calendar')}
        </a>
        {visit.canCancel && (
          <Dialog trigger={t('visit.cancel')} triggerKind="quiet" title={t('visit.cancelTitle')} closeLabel={t('visit.keep')}>
            <p className="mb-4">{t('visit.cancelText', { when: formatWhen(locale, visit.startsAt) })}</p>
            <form action={cancel}>
              <ActingField />
              <HiddenFields values={{ id: visit.id }} />
              <Button kind="danger">{t('visit.cancelYes')}</Button>
            </form>
            {together > 1 && (
              <form action={cancel} className="mt-3">
                <ActingField />
                <HiddenFields values={{ id: visit.id, whole: '1' }} />
                <Button kind="danger">{t('visit.cancelAll', { count: together })}</Button>
              </form>
            )}
          </Dialog>
        )}
      </div>
    </div>
  )
}
