import { Icon, Notice } from '@/components/ui'
import { formatTime, getTranslator, type Locale } from '@/lib/i18n'
import type { TicketView, WaitEstimate } from '@/lib/queue/model'
import { waitWords } from '@/lib/queue/model'

/** Where the ticket stands, in words as large as they are urgent. */
export function TicketCard({ locale, ticket, wait, now }: { locale: Locale; ticket: TicketView; wait: WaitEstimate; now: Date }) {
  const t = getTranslator(locale, 'display')
  const called = ticket.status === 'called' || ticket.status === 'in_service'
  return (
    <section
      aria-labelledby="where"
      className={`rounded-xl border-4 bg-surface p-6 text-center ${called ? 'border-accent' : 'border-line'}`}
    >
      <h2 id="where" className="text-lg font-normal text-muted">
        {t(`phone.status.${ticket.status}`)}
      </h2>
      {called && ticket.counter !== null && (
        <p className="mt-2">
          <span className="flex items-center justify-center gap-2 text-xl font-semibold">
            <Icon name="bell" size="lg" className="text-accent" />
            {ticket.status === 'called' ? t('phone.goTo') : t('phone.at')}
          </span>
          <span className="ticket-number block font-bold tabular-nums text-accent">{ticket.counter}</span>
          <span className="block text-xl font-semibold">{t('phone.counter')}</span>
        </p>
      )}
      {ticket.status === 'waiting' && (
        <dl className="mt-4 grid gap-4 sm:grid-cols-2">
          <Fact label={t('phone.ahead')} value={String(ticket.ahead)} />
          <Fact label={t('phone.wait')} value={waitWords(getTranslator(locale, 'waits'), wait)} words={!wait.known} />
        </dl>
      )}
      {ticket.status === 'waiting' && (
        <p className="mt-3 text-sm text-muted">{t('phone.asOf', { time: formatTime(locale, now) })}</p>
      )}
    </section>
  )
}

function Fact({ label, value, words = false }: { label: string; value: string; words?: boolean }) {
  return (
    <div className="rounded-lg bg-sunken p-4">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={words ? 'mt-1' : 'mt-1 text-2xl font-semibold tabular-nums'}>{value}</dd>
    </div>
  )
}

/** Why it is as it is: sent on, called in vain, or somebody who came later went first. General words; nobody is pointed at. */
export function TicketNotes({ locale, ticket, now }: { locale: Locale; ticket: TicketView; now: Date }) {
  const t = getTranslator(locale, 'display')
  const { booked, priority, other } = ticket.passedBy
  if (ticket.status === 'parked')
    return <Notice tone="info">{t('phone.parked', { time: formatTime(locale, ticket.callAfter) })}</Notice>
  if (ticket.status !== 'waiting') return null
  return (
    <>
      {ticket.targetCounter !== null ? (
        <Notice tone="info">{t('phone.movedTo', { counter: ticket.targetCounter })}</Notice>
      ) : (
        ticket.moved && <Notice tone="info">{t('phone.moved')}</Notice>
      )}
      {ticket.callCount > 0 && !ticket.moved && (
        <Notice tone="warning">
          {ticket.callAfter > now ? t('phone.missedUntil', { time: formatTime(locale, ticket.callAfter) }) : t('phone.missed')}
        </Notice>
      )}
      {booked + priority + other > 0 && (
        <Notice tone="neutral" title={t('phone.passed', { count: booked + priority + other })}>
          <ul className="list-disc ps-5">
            {priority > 0 && <li>{t('phone.passedPriority')}</li>}
            {booked > 0 && <li>{t('phone.passedBooked')}</li>}
            {other > 0 && <li>{t('phone.passedOther')}</li>}
          </ul>
        </Notice>
      )}
      {ticket.priority && <Notice tone="success">{t('phone.priority')}</Notice>}
    </>
  )
}
