import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LeaveHome, wayIn } from '@/components/hall/leave-home'
import { LiveTicket } from '@/components/hall/live-ticket'
import { TicketCard, TicketNotes } from '@/components/hall/ticket-card'
import { Page, PublicShell } from '@/components/layout'
import { Button, ButtonLink, Dialog, HiddenFields, TextLink, Toast } from '@/components/ui'
import { formatDateTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { minutesAfter } from '@/lib/platform/time'
import { getTicketPage, tellWait } from '@/lib/queue'
import type { WaitEstimate } from '@/lib/queue/model'
import { leave } from './actions'

/** Without scripts the page fetches itself this often. */
const REFRESH_SECONDS = 20
/** Who comes back so much earlier than half of people are called misses the call seldom. */
const CAREFUL_PART = 0.6

type Props = PageProps<'/[locale]/ticket/[key]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale)
    ? { title: getTranslator(locale, 'display')('phone.title'), robots: { index: false }, referrer: 'same-origin' }
    : {}
}

/** The ticket on the phone, for whoever holds its link: no name, no sign-in. */
export default async function TicketPage({ params, searchParams }: Props) {
  const [{ locale, key }, { way: chosen, done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('anyone')
  const ticket = await orUnavailable(() => getTicketPage(ctx, key))
  if (!ticket) notFound()
  const waiting = ticket.status === 'waiting'
  const wait: WaitEstimate = waiting
    ? await orUnavailable(() => tellWait(ctx, 'phone', { ticketId: ticket.id }))
    : { known: false, reason: 'too_few_data', ahead: 0 }
  const over = ticket.status === 'served' || ticket.status === 'no_show' || ticket.status === 'left'

  const t = getTranslator(locale, 'display')
  return (
    <PublicShell locale={locale} perRequest>
      {!over && (
        <noscript>
          <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
        </noscript>
      )}
      <Page
        width="text"
        title={
          <>
            <span className="block text-lg font-normal text-muted">{t('phone.yours')}</span>
            <span translate="no" className="block text-4xl font-bold tabular-nums">
              {ticket.number}
            </span>
          </>
        }
        lead={localized(locale, ticket.centreName)}
        notice={
          done === 'left' && ticket.status === 'left' ? (
            <Toast tone="success">{t('phone.done.left')}</Toast>
          ) : done === 'not_left' ? (
            <Toast tone="warning">{t('phone.done.notLeft')}</Toast>
          ) : null
        }
      >
        <div className="grid gap-5">
          <TicketCard locale={locale} ticket={ticket} wait={wait} now={ctx.now} />
          {!over && (
            <LiveTicket
              url={`/api/queue/v1/tickets/${ticket.key}/stream`}
              first={{
                status: ticket.status,
                counter: ticket.counter,
                callCount: ticket.callCount,
                ahead: ticket.ahead,
                version: ticket.version,
              }}
              asOf={ctx.now.toISOString()}
              words={{ on: t('phone.sound'), isOn: t('phone.soundIsOn'), live: t('phone.live'), old: t.raw('old') as string }}
            />
          )}
          <TicketNotes locale={locale} ticket={ticket} now={ctx.now} />
          {ticket.status === 'served' && (
            <section className="rounded-lg border border-line bg-surface p-5">
              <h2 className="text-xl">{t('phone.rateTitle')}</h2>
              <p className="mb-4 mt-1">{t('phone.rateText')}</p>
              <ButtonLink href={`/${locale}/rate/${ticket.key}`}>{t('phone.rate')}</ButtonLink>
            </section>
          )}
          {(ticket.status === 'no_show' || ticket.status === 'left') && (
            <p>
              {t(`phone.after.${ticket.status}`)} <TextLink href={`/${locale}/appointments/book`}>{t('phone.book')}</TextLink>
            </p>
          )}
          {waiting && (
            <LeaveHome
              locale={locale}
              now={ctx.now}
              way={wayIn(chosen)}
              comeBy={wait.known ? minutesAfter(ctx.now, Math.floor(wait.halfMinutes * CAREFUL_PART)) : null}
            />
          )}
          <section aria-labelledby="about" className="text-muted">
            <h2 id="about" className="text-base font-semibold text-ink">
              {t('phone.about')}
            </h2>
            <ul className="mt-1 list-disc ps-5">
              {ticket.services.map((name) => (
                <li key={name.az}>{localized(locale, name)}</li>
              ))}
              <li>{t('phone.taken', { when: formatDateTime(locale, ticket.arrivedAt) })}</li>
            </ul>
          </section>
          {(waiting || ticket.status === 'parked' || ticket.status === 'called') && (
            <div>
              <Dialog trigger={t('phone.leave')} triggerKind="quiet" title={t('phone.leaveTitle')} closeLabel={t('phone.stay')}>
                <p className="mb-4">{ticket.booked ? t('phone.leaveBooked') : t('phone.leaveText')}</p>
                <form action={leave}>
                  <HiddenFields values={{ key: ticket.key }} />
                  <Button kind="danger">{t('phone.leaveYes')}</Button>
                </form>
              </Dialog>
            </div>
          )}
        </div>
      </Page>
    </PublicShell>
  )
}
