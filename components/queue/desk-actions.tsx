import { Button, Dialog, HiddenFields } from '@/components/ui'
import { formatPersonName, getTranslator, type Locale } from '@/lib/i18n'
import type { DeskAction, DeskVisit } from '@/lib/queue/model'

type DeskActionsProps = {
  locale: Locale
  visit: DeskVisit
  /** The list one is in, to come back to. */
  back: Record<string, string>
  action: (form: FormData) => Promise<void>
  size?: 'md' | 'sm'
}

/** The moves that lead on; the first of them is the main button. */
const MAIN: readonly DeskAction[] = ['call', 'start', 'finish']

/** Buttons of one visit, each a form of its own. Marking somebody absent is final, so it asks first. */
export function DeskActions({ locale, visit, back, action, size = 'sm' }: DeskActionsProps) {
  const t = getTranslator(locale, 'queue')
  const name = formatPersonName(visit.person)
  const hidden = (one: DeskAction) => ({ id: visit.id, version: String(visit.version), action: one, ...back })
  const whose = <span className="sr-only">: {t('desk.actionOf', { name, reference: visit.reference })}</span>
  return (
    <div className="flex flex-wrap items-start gap-2">
      {visit.actions.map((one) =>
        one === 'miss' ? (
          <Dialog
            key={one}
            trigger={
              <>
                {t('desk.action.miss')}
                {whose}
              </>
            }
            triggerKind="quiet"
            triggerSize={size}
            title={t('desk.missTitle')}
            closeLabel={t('visit.keep')}
          >
            <p className="mb-4">{t('desk.missText', { name, reference: visit.reference })}</p>
            <form action={action}>
              <HiddenFields values={hidden(one)} />
              <Button kind="danger">{t('desk.missYes')}</Button>
            </form>
          </Dialog>
        ) : (
          <form key={one} action={action}>
            <HiddenFields values={hidden(one)} />
            <Button kind={size === 'md' && MAIN.includes(one) ? 'primary' : 'secondary'} size={size}>
              {t(`desk.action.${one}`)}
              {whose}
            </Button>
          </form>
        ),
      )}
    </div>
  )
}
