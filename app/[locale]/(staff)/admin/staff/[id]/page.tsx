import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary, Notice, Panel, StatusTag, SummaryList, Toast } from '@/components/ui'
import { formatDate, formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { findStaff, listRoles, listWorkplaces, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { AccountMoves } from '../_parts/account-moves'
import { Roles } from '../_parts/roles'
import { doneCode, messageOf, STATUS_TONES } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/staff/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'staff')('card.account') } : {}
}

export default async function StaffPage({ params, searchParams }: PageProps<'/[locale]/admin/staff/[id]'>) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const staff = await findStaff(ctx, id)
  if (!staff) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, 'staff.card')
  const done = doneCode(search.done)
  const [roles, places] = await Promise.all([listRoles(ctx), listWorkplaces(ctx)])
  if (!roles.ok) notFound()

  const t = getTranslator(locale, 'staff')
  const forms = getTranslator(locale, 'forms')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const changeable = !staff.own && staff.status !== 'closed'
  return (
    <Page
      title={formatPersonName(staff)}
      lead={localized(locale, staff.position)}
      breadcrumbs={[{ href: `/${locale}/admin/staff`, label: t('title') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      <div className="grid gap-6">
        {staff.own && <Notice tone="info">{t('own')}</Notice>}
        <Panel title={t('card.account')}>
          <SummaryList
            rows={[
              {
                key: t('columns.status'),
                value: <StatusTag tone={STATUS_TONES[staff.status]}>{t(`status.${staff.status}`)}</StatusTag>,
              },
              { key: t('columns.pin'), value: staff.pin },
              ...(staff.agency ? [{ key: t('card.agency'), value: localized(locale, staff.agency) }] : []),
              ...(staff.centre ? [{ key: t('card.centre'), value: localized(locale, staff.centre) }] : []),
              { key: t('card.since'), value: formatDate(locale, staff.createdAt) },
            ]}
          />
        </Panel>
        <Roles
          locale={locale}
          staff={staff}
          changeable={changeable}
          grant={{
            roles: roles.value,
            places,
            values: attempt?.values ?? {},
            errorOf: (name) => errors.find(({ field }) => field === name)?.message,
          }}
        />
        {!staff.own && <AccountMoves locale={locale} staff={staff} />}
      </div>
    </Page>
  )
}
