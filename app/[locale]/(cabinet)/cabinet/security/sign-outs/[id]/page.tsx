import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { AutoRefresh } from '@/components/queue/auto-refresh'
import { Sentence } from '@/components/security/sentence'
import { deviceName, LOGOUT_ICONS, LOGOUT_TONES } from '@/components/security/words'
import { DataTable, Icon, Notice, Panel, StatusTag, SummaryList, TextLink } from '@/components/ui'
import { formatDateTime, formatTime, getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { countPartners, findSignOut, type LogoutReceipt, type ReceiptPartner, readLogoutReceipt, requireCtx } from '@/lib/identity'
import { DoneToast, sectionPath } from '../../_parts/security-page'

type Props = PageProps<'/[locale]/cabinet/security/sign-outs/[id]'>

/** While a partner is waited for, the page looks again this often. */
const REFRESH_SECONDS = 5

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'security')('manage.receipt.title') } : {}
}

export default async function ReceiptPage({ params, searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  const [signOut, receipt] = await Promise.all([findSignOut(ctx, id), readLogoutReceipt(ctx, id)])
  if (!signOut || !receipt) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  const back = sectionPath(locale, 'signOuts')
  return (
    <Page
      width="text"
      title={t('manage.receipt.title')}
      lead={t('manage.receipt.lead')}
      breadcrumbs={[
        { href: sectionPath(locale, 'signIns'), label: t('manage.title') },
        { href: back, label: t('manage.receipt.back') },
      ]}
      notice={<DoneToast locale={locale} done={done} />}
    >
      {!receipt.settled && (
        <>
          <AutoRefresh seconds={REFRESH_SECONDS} />
          <noscript>
            <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
          </noscript>
        </>
      )}
      <div className="grid gap-6">
        <Summary locale={locale} receipt={receipt} again={`${back}/${id}`} />
        {receipt.partners.length > 0 && (
          <Panel id="portals" title={t('manage.receipt.partners')} icon="globe">
            <DataTable
              caption={t('manage.receipt.partners')}
              captionHidden
              columns={[
                { header: t('manage.receipt.portal'), primary: true, cell: ({ name }) => localized(locale, name) },
                {
                  header: t('manage.receipt.state'),
                  cell: ({ status }) => (
                    <StatusTag tone={LOGOUT_TONES[status]} icon={LOGOUT_ICONS[status]}>
                      {t(`manage.receipt.status.${status}`)}
                    </StatusTag>
                  ),
                },
                { header: t('manage.receipt.when'), cell: (partner) => whenText(locale, partner) },
              ]}
              rows={receipt.partners}
              rowKey={({ clientId }) => clientId}
              empty=""
            />
          </Panel>
        )}
        <Panel id="sign-in" title={t('manage.receipt.signIn')} icon="sign-out">
          <SummaryList
            rows={[
              { key: t('manage.signOuts.device'), value: deviceName(locale, signOut.device) },
              { key: t('manage.facts.address'), value: signOut.address ?? t('manage.unknownAddress') },
              { key: t('manage.facts.started'), value: formatDateTime(locale, signOut.startedAt) },
              { key: t('manage.receipt.ended'), value: formatDateTime(locale, signOut.end.at) },
              { key: t('manage.receipt.reason'), value: <Sentence>{t(`manage.end.${signOut.end.reason}`)}</Sentence> },
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}

/** The answer in one sentence; a screen reader hears it change. */
function Summary({ locale, receipt, again }: { locale: Locale; receipt: LogoutReceipt; again: string }) {
  const t = getTranslator(locale, 'security')
  const { pending, failed } = countPartners(receipt)
  const status = pending > 0 ? 'pending' : failed > 0 ? 'failed' : 'ended'
  const words =
    pending > 0
      ? t('manage.receipt.waiting', { count: pending })
      : failed > 0
        ? t('manage.receipt.someFailed', { count: failed })
        : t(receipt.partners.length > 0 ? 'manage.receipt.settled' : 'manage.receipt.none')
  return (
    <div role="status">
      <Notice tone={status === 'failed' ? 'warning' : LOGOUT_TONES[status]} icon={LOGOUT_ICONS[status]}>
        <p className="font-semibold">{words}</p>
        {pending > 0 && (
          <TextLink href={again} className="inline-flex items-center gap-1.5 py-1.5">
            <Icon name="refresh" size="sm" />
            {t('manage.receipt.refresh')}
          </TextLink>
        )}
      </Notice>
    </div>
  )
}

function whenText(locale: Locale, { status, settledAt, nextAttemptAt, attempts }: ReceiptPartner): string {
  const t = getTranslator(locale, 'security')
  if (status === 'pending' && nextAttemptAt) return t('manage.receipt.next', { time: formatTime(locale, nextAttemptAt), attempts })
  if (!settledAt) return '—'
  const at = formatDateTime(locale, settledAt)
  return status === 'failed' ? t('manage.receipt.given', { at }) : at
}
