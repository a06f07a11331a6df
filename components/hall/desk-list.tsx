import { Button, DataTable, Dialog, HiddenFields, StatusTag } from '@/components/ui'
import { formatPersonName, formatTime, getTranslator, localized } from '@/lib/i18n'
import type { Desk, DeskParty, DeskTicket } from '@/lib/queue/model'
import { type DeskUse, type FormAction, minutesBetween, OneButton, ticketFields, TicketStatusTag } from './desk-parts'
import { FinalTool, ParkTool, PriorityTool } from './desk-tools'

type TicketListProps = DeskUse & { desk: Desk; now: Date; caption: string }

/** Tickets of one list, without names: the number is what is called. A card each on a phone. */
export function DeskTicketList({ locale, back, work, desk, now, caption }: TicketListProps) {
  const t = getTranslator(locale, 'desk')
  const over = desk.view === 'done'
  return (
    <DataTable<DeskTicket>
      caption={caption}
      captionHidden
      rows={desk.tickets.rows}
      rowKey={(row) => row.id}
      empty={t(`none.${desk.view}`)}
      columns={[
        {
          header: t('col.number'),
          primary: true,
          cell: (row) => (
            <div>
              <span className="text-lg font-bold tabular-nums">{row.number}</span>
              {row.priority && (
                <span className="block">
                  <StatusTag tone="warning" icon="star">
                    {t('priority', { reason: t(`reason.${row.priority.reason}`) })}
                  </StatusTag>
                </span>
              )}
            </div>
          ),
        },
        {
          header: t('col.service'),
          cell: (row) => (
            <ul>
              {row.legs
                .filter((leg) => leg.status !== 'dropped')
                .map((leg) => (
                  <li key={leg.id}>
                    {localized(locale, leg.serviceName)}
                    {leg.outcome && <span className="text-sm text-muted"> · {t(`outcome.${leg.outcome}`)}</span>}
                  </li>
                ))}
            </ul>
          ),
        },
        {
          header: t('col.arrived'),
          cell: (row) => (
            <div>
              <span className="tabular-nums">{formatTime(locale, row.arrivedAt)}</span>
              {row.bookedAt && (
                <span className="block text-sm text-muted">{t('bookedAt', { time: formatTime(locale, row.bookedAt) })}</span>
              )}
              {!over && row.status === 'waiting' && (
                <span className="block text-sm text-muted">{t('waiting', { minutes: minutesBetween(row.arrivedAt, now) })}</span>
              )}
            </div>
          ),
        },
        {
          header: t('col.status'),
          cell: (row) => (
            <div>
              <TicketStatusTag locale={locale} status={row.status} />
              <span className="mt-1 block text-sm text-muted">{whereabouts(t, locale, row, now)}</span>
            </div>
          ),
        },
        ...(over || desk.view === 'at_counters'
          ? []
          : [
              {
                header: t('col.actions'),
                cell: (row: DeskTicket) => <RowActions locale={locale} back={back} work={work} ticket={row} />,
              },
            ]),
      ]}
    />
  )
}

function whereabouts(
  t: ReturnType<typeof getTranslator<'desk'>>,
  locale: DeskUse['locale'],
  row: DeskTicket,
  now: Date,
): string | null {
  if (row.counterNumber !== null && row.status !== 'waiting') return t('atCounter', { number: row.counterNumber })
  if (row.status === 'parked') return t('park.until', { time: formatTime(locale, row.callAfter) })
  if (row.status !== 'waiting') return null
  if (row.targetCounter !== null) return t('forCounter', { number: row.targetCounter })
  return row.callAfter > now ? t('notBefore', { time: formatTime(locale, row.callAfter) }) : null
}

function RowActions({ locale, back, work, ticket }: DeskUse & { ticket: DeskTicket }) {
  const t = getTranslator(locale, 'desk')
  const can = (action: DeskTicket['actions'][number]) => ticket.actions.includes(action)
  const one = (action: 'call' | 'resume') => (
    <OneButton action={work} values={{ ...ticketFields(ticket, back), action }}>
      {t(`action.${action}`)}
      <span className="sr-only">: {t('of', { number: ticket.number })}</span>
    </OneButton>
  )
  const use = { locale, back, work, ticket }
  return (
    <div className="flex flex-wrap items-start gap-2">
      {can('call') && one('call')}
      {can('resume') && one('resume')}
      {can('prioritise') && !ticket.priority && <PriorityTool {...use} />}
      {can('park') && <ParkTool {...use} size="sm" />}
      {can('leave') && <FinalTool {...use} action="leave" />}
      {can('miss') && <FinalTool {...use} action="miss" />}
    </div>
  )
}

type PartyListProps = Omit<DeskUse, 'work'> & { desk: Desk; workVisit: FormAction; caption: string }

/** Booked visitors who are not here yet, by name and reference: that is what they say at the door. */
export function DeskPartyList({ locale, back, workVisit, desk, caption }: PartyListProps) {
  const t = getTranslator(locale, 'desk')
  return (
    <DataTable<DeskParty>
      caption={caption}
      captionHidden
      rows={desk.parties.rows}
      rowKey={(row) => row.partyId}
      empty={t('none.expected')}
      columns={[
        {
          header: t('col.time'),
          cell: (row) => <span className="font-semibold tabular-nums">{formatTime(locale, row.startsAt)}</span>,
        },
        {
          header: t('col.visitor'),
          primary: true,
          cell: (row) => (
            <div>
              {formatPersonName(row.person)}
              {row.companyName && (
                <span className="block text-sm font-normal">
                  {getTranslator(locale, 'representation')('officer.onBehalf', { company: row.companyName })}
                </span>
              )}
              <span className="block text-sm font-normal whitespace-nowrap text-muted tabular-nums">{row.reference}</span>
            </div>
          ),
        },
        {
          header: t('col.service'),
          cell: (row) => (
            <div>
              <ul>
                {row.services.map((service, index) => (
                  // Two members of a family may come for the same service.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the order is the party's and does not change
                  <li key={`${service.code}-${index}`}>{localized(locale, service.name)}</li>
                ))}
              </ul>
              {row.displaced && <StatusTag tone="warning">{t('displaced')}</StatusTag>}
            </div>
          ),
        },
        ...(desk.isToday
          ? [
              {
                header: t('col.actions'),
                cell: (row: DeskParty) => <PartyActions locale={locale} back={back} workVisit={workVisit} party={row} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function PartyActions({ locale, back, workVisit, party }: Omit<PartyListProps, 'desk' | 'caption'> & { party: DeskParty }) {
  const t = getTranslator(locale, 'desk')
  const who = t('ofParty', { name: formatPersonName(party.person), reference: party.reference })
  const whose = <span className="sr-only">: {who}</span>
  return (
    <div className="flex flex-wrap items-start gap-2">
      {party.actions.map((action) =>
        action === 'miss' ? (
          <Dialog
            key={action}
            trigger={
              <>
                {t('action.miss')}
                {whose}
              </>
            }
            triggerKind="quiet"
            triggerSize="sm"
            title={t('miss.title')}
            closeLabel={t('keep')}
          >
            <p className="mb-4">{t('miss.text', { who })}</p>
            <form action={workVisit}>
              <HiddenFields values={{ ...back, partyId: party.partyId, action }} />
              <Button kind="danger">{t('miss.yes')}</Button>
            </form>
          </Dialog>
        ) : (
          <OneButton key={action} action={workVisit} values={{ ...back, partyId: party.partyId, action }}>
            {t(`action.${action}`)}
            {whose}
          </OneButton>
        ),
      )}
    </div>
  )
}
