// What is asked before a move: where to, until when, with which outcome. Each is a dialog, and a disclosure without scripts.
import { Button, Dialog, HiddenFields, RadioGroup, Select, TextArea } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import { type DeskTicket, type DeskWindow, LEG_OUTCOMES, PARK_MINUTES, PRIORITY_REASONS } from '@/lib/queue/model'
import { type DeskUse, ticketFields } from './desk-parts'

type ToolProps = DeskUse & { ticket: DeskTicket; size?: 'sm' | 'md' }

/** To a window, or back in line for whichever can. */
export function TransferTool({ locale, back, work, ticket, windows }: ToolProps & { windows: readonly DeskWindow[] }) {
  const t = getTranslator(locale, 'desk')
  const begun = ticket.status === 'in_service'
  return (
    <Dialog trigger={<span data-shortcut="t">{t('transfer.open')}</span>} title={t('transfer.title')} closeLabel={t('keep')}>
      <p className="mb-4 text-muted">{t('transfer.text')}</p>
      <form action={work} noValidate>
        <HiddenFields values={{ ...ticketFields(ticket, back), action: 'transfer' }} />
        <Select
          name="counter"
          label={t('transfer.counter')}
          placeholder={t('transfer.any')}
          options={windows
            .filter((window) => window.open && !window.mine)
            .map(({ number }) => ({ value: String(number), label: t('counter', { number }) }))}
        />
        {begun && (
          <Select
            name="transferOutcome"
            label={t('transfer.outcome')}
            placeholder={t('transfer.unfinished')}
            options={LEG_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
          />
        )}
        <Button>{t('transfer.submit')}</Button>
      </form>
    </Dialog>
  )
}

export function ParkTool({ locale, back, work, ticket, size = 'md' }: ToolProps) {
  const t = getTranslator(locale, 'desk')
  const name = size === 'sm' ? `minutes-${ticket.id}` : 'minutes'
  return (
    <Dialog
      trigger={
        size === 'sm' ? (
          <>
            {t('park.open')}
            <span className="sr-only">: {t('of', { number: ticket.number })}</span>
          </>
        ) : (
          <span data-shortcut="p">{t('park.open')}</span>
        )
      }
      triggerKind={size === 'sm' ? 'quiet' : 'secondary'}
      triggerSize={size}
      title={t('park.title')}
      closeLabel={t('keep')}
    >
      <p className="mb-4 text-muted">{t('park.text')}</p>
      <form action={work} noValidate>
        <HiddenFields values={{ ...ticketFields(ticket, back), action: 'park' }} />
        <RadioGroup
          name={name}
          legend={t('park.minutes')}
          defaultValue="10"
          options={PARK_MINUTES.map((count) => ({ value: String(count), label: t('park.option', { count }) }))}
        />
        <Button>{t('park.submit')}</Button>
      </form>
    </Dialog>
  )
}

/** Every other way a service can end; what comes after is the button pressed. */
export function OutcomeTool({ locale, back, work, ticket }: ToolProps) {
  const t = getTranslator(locale, 'desk')
  const more = ticket.legs.filter((leg) => leg.status === 'waiting' && !leg.current)
  return (
    <Dialog trigger={t('finish.more')} title={t('finish.title')} closeLabel={t('keep')}>
      <form action={work} noValidate>
        <HiddenFields values={ticketFields(ticket, back)} />
        <RadioGroup
          name="outcome"
          legend={t('finish.outcome')}
          defaultValue="documents_missing"
          options={LEG_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        />
        <div className="flex flex-wrap gap-3">
          {ticket.actions.includes('finish_service') && (
            <Button name="action" value="finish_service">
              {t('action.finish_service')}
            </Button>
          )}
          {more.length > 0 && (
            <Button name="action" value="transfer" kind="secondary">
              {t('action.transfer')}
            </Button>
          )}
          <Button name="action" value="finish" kind={more.length > 0 ? 'secondary' : 'primary'}>
            {t('action.finish')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export function PriorityTool({ locale, back, work, ticket }: ToolProps) {
  const t = getTranslator(locale, 'desk')
  return (
    <Dialog
      trigger={
        <>
          {t('prioritise.open')}
          <span className="sr-only">: {t('of', { number: ticket.number })}</span>
        </>
      }
      triggerKind="quiet"
      triggerSize="sm"
      title={t('prioritise.title')}
      closeLabel={t('keep')}
    >
      <p className="mb-4 text-muted">{t('prioritise.text')}</p>
      <form action={work} noValidate>
        <HiddenFields values={{ ...ticketFields(ticket, back), action: 'prioritise' }} />
        <RadioGroup
          name={`reason-${ticket.id}`}
          legend={t('prioritise.reason')}
          options={PRIORITY_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
        />
        <Button>{t('prioritise.submit')}</Button>
      </form>
    </Dialog>
  )
}

/** Moves that end a ticket without service ask first. */
export function FinalTool({ locale, back, work, ticket, action, size = 'sm' }: ToolProps & { action: 'miss' | 'leave' }) {
  const t = getTranslator(locale, 'desk')
  const who = t('number', { number: ticket.number })
  return (
    <Dialog
      trigger={
        <>
          {t(`action.${action}`)}
          <span className="sr-only">: {t('of', { number: ticket.number })}</span>
        </>
      }
      triggerKind="quiet"
      triggerSize={size}
      title={t(`${action}.title`)}
      closeLabel={t('keep')}
    >
      <p className="mb-4">{t(`${action}.text`, { who })}</p>
      <form action={work}>
        <HiddenFields values={{ ...ticketFields(ticket, back), action }} />
        <Button kind="danger">{t(`${action}.yes`)}</Button>
      </form>
    </Dialog>
  )
}

export function NoteTool({ locale, back, work, ticket }: ToolProps) {
  const t = getTranslator(locale, 'desk')
  return (
    <Dialog
      trigger={<span data-shortcut="e">{t('note.title')}</span>}
      triggerKind="quiet"
      title={t('note.title')}
      closeLabel={t('keep')}
    >
      <form action={work} noValidate>
        <HiddenFields values={{ ...ticketFields(ticket, back), action: 'note' }} />
        <TextArea
          name="note"
          label={t('note.label')}
          hint={t('note.hint')}
          defaultValue={ticket.note ?? ''}
          maxLength={500}
          rows={3}
        />
        <Button>{t('note.submit')}</Button>
      </form>
    </Dialog>
  )
}
