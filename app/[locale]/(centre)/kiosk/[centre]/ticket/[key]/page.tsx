import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QrCode } from '@/components/applications/qr-code'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { PaperTicket } from '@/components/hall/paper-ticket'
import { PrintTicket } from '@/components/hall/print-ticket'
import { Icon, Notice } from '@/components/ui'
import { formatDateTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { getTicketPage, tellWait } from '@/lib/queue'
import { waitWords } from '@/lib/queue/model'
import { NotConnected } from '../../../_parts/not-connected'
import { baseOf, IDLE_ON_RESULT_SECONDS, kioskScreen } from '../../../_parts/screen'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]/ticket/[key]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('ticket.title'), robots: { index: false } } : {}
}

/** The number, large; how many are before; and the same on paper and on the phone. No name stands here. */
export default async function KioskTicket({ params, searchParams }: PageProps<'/[locale]/kiosk/[centre]/ticket/[key]'>) {
  const [{ ctx, locale, centre, base, device, trouble, keep }, { key }, { print, priority }] = await Promise.all([
    kioskScreen(params),
    params,
    searchParams,
  ])
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const ticket = await getTicketPage(ctx, key)
  if (!ticket || ticket.centreCode !== centre) notFound()
  const wait = await tellWait(ctx, 'kiosk', { ticketId: ticket.id })

  const t = getTranslator(locale, 'kiosk')
  const live = `${env().PORTAL_URL}/${locale}/ticket/${ticket.key}`
  const said = waitWords(getTranslator(locale, 'waits'), wait)
  const ahead = t('ticket.ahead', { count: ticket.ahead })
  const centreName = localized(locale, ticket.centreName)
  return (
    <KioskShell
      locale={locale}
      centreName={centreName}
      start={base}
      inLanguage={(one) => `${baseOf(one, centre)}/ticket/${key}`}
      idleSeconds={IDLE_ON_RESULT_SECONDS}
      keep={keep}
    >
      <div className="no-print flex flex-1 flex-col items-center justify-center gap-6 text-center print:hidden">
        <h1 className="text-2xl">
          {t('ticket.yours')}{' '}
          <span className="ticket-number mt-2 block font-bold tabular-nums text-primary" translate="no">
            {ticket.number}
          </span>
        </h1>
        <p className="text-xl">{ticket.services.map((name) => localized(locale, name)).join(', ')}</p>
        <dl className="grid w-full max-w-2xl gap-4 sm:grid-cols-2">
          <Fact label={t('ticket.aheadLabel')} value={String(ticket.ahead)} />
          <Fact label={t('ticket.wait')} value={said} words={!wait.known} />
        </dl>
        {(priority === 'unavailable' || priority === 'counted') && (
          <Notice tone={priority === 'counted' ? 'success' : 'warning'}>{t(`ticket.priority.${priority}`)}</Notice>
        )}
        <div className="flex flex-wrap items-center justify-center gap-6 rounded-xl border-2 border-line bg-surface p-5 text-start">
          <QrCode text={live} label={t('ticket.qr')} className="size-40 rounded-md" />
          <p className="max-w-72 text-lg">
            <Icon name="smartphone" size="lg" className="mb-2 text-primary" />
            <span className="block">{t('ticket.phone')}</span>
          </p>
        </div>
        <p className="text-lg text-muted">{t('ticket.listen')}</p>
        <PrintTicket once={print === '1' ? ticket.id : null} label={t('ticket.print')} />
      </div>
      <PaperTicket
        centre={centreName}
        label={t('ticket.yours')}
        number={ticket.number}
        services={ticket.services.map((name) => localized(locale, name))}
        lines={[ahead, `${t('ticket.wait')}: ${said}`, formatDateTime(locale, ticket.arrivedAt), t('ticket.listen')]}
        qr={{ text: live, label: t('ticket.qr') }}
      />
    </KioskShell>
  )
}

function Fact({ label, value, words = false }: { label: string; value: string; words?: boolean }) {
  return (
    <div className="rounded-xl bg-sunken p-5">
      <dt className="text-lg text-muted">{label}</dt>
      <dd className={words ? 'mt-1 text-lg' : 'mt-1 text-3xl font-semibold'}>{value}</dd>
    </div>
  )
}
