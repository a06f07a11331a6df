import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WhatFor, WhoAsks } from '@/components/consents/consent-facts'
import { ConsentHistory, Readings, WithdrawForm } from '@/components/consents/consent-history'
import { DecisionForm } from '@/components/consents/decision-form'
import { FieldList } from '@/components/consents/field-list'
import { STATUS_TONES } from '@/components/consents/words'
import { Page } from '@/components/layout'
import { ButtonLink, ErrorSummary, Notice, Panel, StatusTag, Toast } from '@/components/ui'
import { findConsent, offeredTerms, recordValuesViewed } from '@/lib/consents'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { dayInBaku, daysBetween } from '@/lib/platform/time'
import { findOwners, readFacts } from '@/lib/portfolio'

import { decide, withdraw } from './actions'

type Props = PageProps<'/[locale]/consents/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'consents')('title') } : {}
}

export default async function ConsentPage({ params, searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { id } = await params
  const { show, done, attempt: attemptId } = await searchParams
  const consent = await findConsent(ctx, id)
  if (!consent) notFound()
  const shown = show === 'values' ? (consent.grantedFields ?? consent.fields) : null
  const [attempt, facts] = await Promise.all([
    recallAttempt(ctx, attemptId, 'consents.decide'),
    shown && readFacts(ctx, ctx.actor.personId, shown),
    shown && recordValuesViewed(ctx, consent),
  ])
  const values = facts && {
    facts,
    owners: await findOwners(ctx, [...new Set(Object.values(facts).map(({ agencyCode }) => agencyCode))]),
  }

  const { locale } = ctx
  const t = getTranslator(locale, 'consents')
  const partner = localized(locale, consent.partnerName)
  const waits = consent.status === 'requested'
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'consents', `errors.${code}`),
  }))
  const path = `/${locale}/consents/${consent.id}`
  return (
    <Page
      width="text"
      title={t(waits ? 'detail.title' : 'detail.titleDecided', { partner })}
      lead={<StatusTag tone={STATUS_TONES[consent.status]}>{t(`status.${consent.status}`)}</StatusTag>}
      breadcrumbs={[{ href: `/${locale}/consents`, label: t('title') }]}
      notice={
        errors.length > 0 ? (
          <ErrorSummary title={getTranslator(locale, 'ui')('errorSummary.title')} errors={errors} />
        ) : done === consent.status && (done === 'granted' || done === 'refused' || done === 'withdrawn') ? (
          <Toast>{t(`done.${done}`)}</Toast>
        ) : undefined
      }
    >
      <div className="grid gap-6">
        {consent.status !== 'requested' && consent.status !== 'granted' && (
          <Notice tone="neutral">{t(`detail.${consent.status}Note`)}</Notice>
        )}
        <Panel title={t('detail.why')} icon="info">
          <WhatFor
            locale={locale}
            consent={consent}
            daysLeft={waits ? daysBetween(dayInBaku(ctx.now), dayInBaku(consent.answerBy)) : null}
          />
        </Panel>
        <Panel id="data" title={t('detail.what')} icon="list">
          <p className="mb-3">
            {t(waits ? 'detail.whatPending' : consent.status === 'granted' ? 'detail.whatGranted' : 'detail.whatWas', { partner })}
          </p>
          <FieldList locale={locale} consent={consent} values={values} />
          <div className="mt-4">
            <ButtonLink kind="secondary" href={values ? `${path}#data` : `${path}?show=values#data`}>
              {t(values ? 'detail.hideValues' : 'detail.showValues')}
            </ButtonLink>
            <p className="mt-2 text-sm text-muted">
              {t(waits ? 'detail.showValuesHint' : 'detail.showValuesHintDecided', { partner })}
            </p>
          </div>
        </Panel>
        <Panel title={t('detail.who')} icon="building">
          <WhoAsks locale={locale} consent={consent} />
        </Panel>
        {waits && (
          <Panel id="decide" title={t('decide.title')} icon="scales">
            <DecisionForm
              locale={locale}
              consent={consent}
              terms={offeredTerms(consent.termDays, ctx.now)}
              idempotencyKey={newKey()}
              action={decide}
              values={attempt?.values ?? null}
              errors={Object.fromEntries(errors.map(({ field, message }) => [field, message]))}
            />
          </Panel>
        )}
        {!waits && (
          <Panel title={t('detail.readings')} icon="eye">
            <Readings locale={locale} readings={consent.readings} />
          </Panel>
        )}
        <Panel title={t('detail.history')} icon="history">
          <ConsentHistory locale={locale} history={consent.history} />
          {consent.status === 'granted' && (
            <div className="mt-4 border-t border-line pt-2">
              <WithdrawForm locale={locale} consent={consent} action={withdraw} />
            </div>
          )}
        </Panel>
      </div>
    </Page>
  )
}
