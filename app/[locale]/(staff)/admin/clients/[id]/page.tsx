import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, ErrorSummary, Panel, StatusTag, SummaryList, TextLink, Timeline, Toast } from '@/components/ui'
import {
  formatDate,
  formatDateTime,
  formatPersonName,
  getTranslator,
  isLocale,
  type Locale,
  localized,
  translateCode,
} from '@/lib/i18n'
import { type ClientDetails, type ClientHistoryEntry, findClient, isApiScope, listClientHistory, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { ClientMoves } from '../_parts/client-moves'
import { doneCode, labelOf, messageOf, STATUS_TONES } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/clients/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'clients')('card.about') } : {}
}

export default async function ClientPage({ params, searchParams }: PageProps<'/[locale]/admin/clients/[id]'>) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const client = await findClient(ctx, id)
  if (!client) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, `clients.card.${client.clientId}`)
  const history = await listClientHistory(ctx, client.clientId)
  const done = doneCode(search.done)

  const t = getTranslator(locale, 'clients')
  const here = `/${locale}/admin/clients`
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  return (
    <Page
      title={localized(locale, client.name)}
      lead={client.legalName}
      breadcrumbs={[{ href: here, label: t('title') }]}
      actions={<ButtonLink href={`${here}/${client.clientId}/edit`}>{t('card.edit')}</ButtonLink>}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary
            title={getTranslator(locale, 'forms')('summaryTitle')}
            errors={errors.map(({ field, message }) => ({
              field,
              message: field === 'main' ? message : `${labelOf(locale, field)}: ${message}`,
            }))}
          />
        </>
      }
    >
      <div className="grid gap-6">
        <Registration locale={locale} client={client} />
        <Panel title={t('card.integrator')}>
          <TextLink href={`${here}/${client.clientId}/connect`}>{t('card.integratorLead')}</TextLink>
        </Panel>
        <ClientMoves
          locale={locale}
          client={client}
          reason={typeof attempt?.values.reason === 'string' ? attempt.values.reason : undefined}
          error={errors.find(({ field }) => field === 'reason')?.message}
        />
        <Panel title={t('card.history')}>
          {history.length === 0 ? <p>{t('card.noHistory')}</p> : <Timeline items={history.map((entry) => itemOf(locale, entry))} />}
        </Panel>
      </div>
    </Page>
  )
}

function Registration({ locale, client }: { locale: Locale; client: ClientDetails }) {
  const t = getTranslator(locale, 'clients')
  const acts = [...new Set([...client.scopes.filter(isApiScope), ...client.machineScopes])]
  const addresses = (list: readonly string[]) => (
    <ul className="grid gap-1">
      {list.map((address) => (
        <li key={address} className="break-all">
          {address}
        </li>
      ))}
    </ul>
  )
  return (
    <Panel title={t('card.about')}>
      <SummaryList
        rows={[
          {
            key: t('columns.status'),
            value: <StatusTag tone={STATUS_TONES[client.status]}>{t(`status.${client.status}`)}</StatusTag>,
          },
          { key: 'client_id', value: <span className="break-all">{client.clientId}</span> },
          { key: t('columns.kind'), value: t(`kind.${client.kind}`) },
          ...(client.sector ? [{ key: t('form.sector'), value: client.sector }] : []),
          { key: t('form.tin'), value: client.tin },
          { key: t('form.purpose'), value: localized(locale, client.purpose) },
          { key: t('form.legalBasis'), value: client.legalBasis },
          {
            key: t('card.learns'),
            value:
              client.claims.map((claim) => translateCode(locale, 'clients', `claims.${claim}`)).join(', ') || t('card.nothing'),
          },
          ...(acts.length > 0 ? [{ key: t('card.acts'), value: acts.join(', ') }] : []),
          { key: t('form.requiredLevel'), value: t(`levels.${client.requiredLevel}`) },
          { key: t('form.profile'), value: t(`profile.${client.profile}`) },
          { key: t('form.redirectUris'), value: addresses(client.redirectUris) },
          ...(client.backchannelLogoutUri
            ? [{ key: t('form.backchannelLogoutUri'), value: addresses([client.backchannelLogoutUri]) }]
            : []),
          { key: t('card.signedIn'), value: t('card.signedInCount', { count: client.signedIn }) },
          { key: t('card.since'), value: formatDate(locale, client.createdAt) },
        ]}
      />
    </Panel>
  )
}

function itemOf(locale: Locale, { at, action, details, by }: ClientHistoryEntry) {
  const t = getTranslator(locale, 'clients')
  const { reason, fields } = details
  const what = [
    by ? formatPersonName(by) : t('history.system'),
    ...(typeof reason === 'string' ? [t('card.reason', { reason })] : []),
    ...(typeof fields === 'string'
      ? [
          t('card.fields', {
            fields: fields
              .split(',')
              .map((field) => labelOf(locale, field))
              .join(', '),
          }),
        ]
      : []),
  ]
  return { title: translateCode(locale, 'clients', `history.${action}`), at: formatDateTime(locale, at), detail: what.join(' · ') }
}
