import { HiddenFields, Icon, StatusTag, TextField, Button } from '@/components/ui'
import { formatPersonName, formatTime, getTranslator, localized } from '@/lib/i18n'
import type { Desk, DeskTicket, ServiceFound } from '@/lib/queue/model'
import { type DeskUse, minutesBetween, OneButton, ticketFields, TicketStatusTag } from './desk-parts'
import { FinalTool, NoteTool, OutcomeTool, ParkTool, TransferTool } from './desk-tools'

type DeskVisitorProps = DeskUse & { desk: Desk; ticket: DeskTicket; now: Date; found: FoundServices | null }
/** What a search for another service answered. */
export type FoundServices = { query: string; services: readonly ServiceFound[] }

/** Who is at the window, large enough to read while speaking, and everything that can be done. */
export function DeskVisitor({ locale, back, work, desk, ticket, now, found }: DeskVisitorProps) {
  const t = getTranslator(locale, 'desk')
  const company = ticket.companyName
  const waitedUntil = ticket.calledAt ?? now
  return (
    <section
      id="current"
      aria-labelledby="current-title"
      className="rounded-lg border border-s-4 border-line border-s-primary bg-surface p-4 sm:p-6"
    >
      <h2 id="current-title" className="text-base font-semibold text-muted">
        {t('here')}
      </h2>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <p className="text-4xl font-bold tracking-tight tabular-nums">{ticket.number}</p>
        <p className="text-2xl font-semibold">{ticket.person ? formatPersonName(ticket.person) : t('anonymous')}</p>
      </div>
      {company && <p className="mt-1">{getTranslator(locale, 'representation')('officer.onBehalf', { company })}</p>}
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        <TicketStatusTag locale={locale} status={ticket.status} />
        {ticket.priority && (
          <StatusTag tone="warning" icon="star">
            {t('priority', { reason: t(`reason.${ticket.priority.reason}`) })} ({t(`prioritySource.${ticket.priority.source}`)})
          </StatusTag>
        )}
        <span>{ticket.bookedAt ? t('bookedAt', { time: formatTime(locale, ticket.bookedAt) }) : t('walkIn')}</span>
        <span>{t('arrivedAt', { time: formatTime(locale, ticket.arrivedAt) })}</span>
        <span>{t('waited', { minutes: minutesBetween(ticket.arrivedAt, waitedUntil) })}</span>
        {ticket.status === 'called' && <span>{t('calls', { count: ticket.callCount })}</span>}
        {(ticket.locale === 'en' || ticket.locale === 'ru') && (
          <StatusTag tone="info" icon="globe">
            {t('language', { name: t(`languages.${ticket.locale}`) })}
          </StatusTag>
        )}
      </p>
      <ServiceList locale={locale} ticket={ticket} />
      {ticket.note && (
        <p className="mt-3 flex gap-2 rounded-md bg-sunken p-3">
          <Icon name="chat" size="sm" className="mt-1 text-muted" />
          {ticket.note}
        </p>
      )}
      <MainMoves locale={locale} back={back} work={work} ticket={ticket} />
      <div className="mt-3 flex flex-wrap items-start gap-3">
        {ticket.actions.includes('transfer') && (
          <TransferTool locale={locale} back={back} work={work} ticket={ticket} windows={desk.windows} />
        )}
        {ticket.actions.includes('park') && <ParkTool locale={locale} back={back} work={work} ticket={ticket} />}
        {ticket.actions.includes('finish') && <OutcomeTool locale={locale} back={back} work={work} ticket={ticket} />}
        {ticket.actions.includes('note') && <NoteTool locale={locale} back={back} work={work} ticket={ticket} />}
      </div>
      {ticket.actions.includes('add_service') && (
        <ServiceFinder locale={locale} back={back} work={work} ticket={ticket} found={found} />
      )}
    </section>
  )
}

/** The moves that lead on; the first is the main button. */
function MainMoves({ locale, back, work, ticket }: DeskUse & { ticket: DeskTicket }) {
  const t = getTranslator(locale, 'desk')
  const fields = ticketFields(ticket, back)
  const can = (action: DeskTicket['actions'][number]) => ticket.actions.includes(action)
  const goesOn = can('finish_service')
  const elsewhere = can('finish') && ticket.legs.some((leg) => leg.status === 'waiting' && !leg.current && !leg.here)
  return (
    <div className="mt-5 flex flex-wrap items-start gap-3">
      {can('start') && (
        <OneButton action={work} values={{ ...fields, action: 'start' }} kind="primary" size="md" shortcut="s">
          {t('action.start')}
        </OneButton>
      )}
      {goesOn && (
        <OneButton
          action={work}
          values={{ ...fields, action: 'finish_service', serviceOutcome: 'done' }}
          kind="primary"
          size="md"
          shortcut="g"
        >
          {t('action.finish_service')}
        </OneButton>
      )}
      {!goesOn && elsewhere && (
        <OneButton
          action={work}
          values={{ ...fields, action: 'transfer', transferOutcome: 'done' }}
          kind="primary"
          size="md"
          shortcut="g"
        >
          {t('action.transfer')}
        </OneButton>
      )}
      {can('finish') && (
        <OneButton
          action={work}
          values={{ ...fields, action: 'finish', outcome: 'done' }}
          kind={goesOn || elsewhere ? 'secondary' : 'primary'}
          size="md"
          shortcut="f"
        >
          {t('action.finish')}
        </OneButton>
      )}
      {can('recall') && (
        <OneButton action={work} values={{ ...fields, action: 'recall' }} size="md" shortcut="r">
          {t('action.recall')}
        </OneButton>
      )}
      {can('return') && (
        <OneButton action={work} values={{ ...fields, action: 'return' }} size="md" shortcut="b">
          {t('action.return')}
        </OneButton>
      )}
      {can('miss') && <FinalTool locale={locale} back={back} work={work} ticket={ticket} action="miss" size="md" />}
    </div>
  )
}

function ServiceList({ locale, ticket }: { locale: DeskUse['locale']; ticket: DeskTicket }) {
  const t = getTranslator(locale, 'desk')
  return (
    <ul aria-label={t('services')} className="mt-4 grid gap-2">
      {ticket.legs
        .filter((leg) => leg.status !== 'dropped')
        .map((leg) => (
          <li key={leg.id} className={leg.current ? 'text-lg font-semibold' : undefined}>
            {localized(locale, leg.serviceName)}
            {leg.beneficiaryName && <span className="font-normal"> ({t('forWhom', { name: leg.beneficiaryName })})</span>}
            <span className="block text-sm font-normal text-muted">
              {leg.outcome ? t(`outcome.${leg.outcome}`) : t(`legStatus.${leg.status}`)}
              {' · '}
              {t('about', { count: leg.windowMinutes })}
              {leg.reference && ` · ${leg.reference}`}
              {leg.status === 'waiting' && !leg.here && ` · ${t('elsewhere')}`}
            </span>
          </li>
        ))}
    </ul>
  )
}

/** Another service than the declared one: searched for, then added or put in its place. */
function ServiceFinder({ locale, back, work, ticket, found }: DeskUse & { ticket: DeskTicket; found: FoundServices | null }) {
  const t = getTranslator(locale, 'desk')
  return (
    <section aria-labelledby="find-title" className="mt-6 border-t border-line pt-4">
      <h3 id="find-title" className="text-base font-semibold">
        {t('find.title')}
      </h3>
      <form method="get" action={`/${locale}/admin/counter#find-title`} className="flex flex-wrap items-end gap-x-3">
        <HiddenFields values={back} />
        <TextField
          name="find"
          label={t('find.label')}
          defaultValue={found?.query ?? ''}
          autoComplete="off"
          width="md"
          maxLength={100}
        />
        <div className="mb-6">
          <Button kind="secondary">{t('find.submit')}</Button>
        </div>
      </form>
      {found && found.services.length === 0 && <p className="text-muted">{t('find.none', { query: found.query })}</p>}
      {found && found.services.length > 0 && (
        <ul aria-label={t('find.results')} className="grid gap-3">
          {found.services.map((service) => {
            const name = localized(locale, service.name)
            const fields = { ...ticketFields(ticket, back), serviceCode: service.code }
            const whose = <span className="sr-only">: {name}</span>
            return (
              <li
                key={service.code}
                className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line p-3"
              >
                <span>
                  {name}
                  <span className="block text-sm text-muted">{localized(locale, service.agencyName)}</span>
                </span>
                <span className="flex flex-wrap gap-2">
                  <OneButton action={work} values={{ ...fields, action: 'add_service' }}>
                    {t('find.add')}
                    {whose}
                  </OneButton>
                  {ticket.actions.includes('change_service') && (
                    <OneButton action={work} values={{ ...fields, action: 'change_service' }}>
                      {t('find.change')}
                      {whose}
                    </OneButton>
                  )}
                  <OneButton action={work} values={{ ...fields, action: 'transfer', transferOutcome: 'done' }} kind="quiet">
                    {t('find.sendTo')}
                    {whose}
                  </OneButton>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
