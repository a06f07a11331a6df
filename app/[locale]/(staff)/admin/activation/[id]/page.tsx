import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, SummaryList } from '@/components/ui'
import { formatDateTime, formatDay, formatPersonName, getTranslator, isLocale } from '@/lib/i18n'
import { ACTIVATION_DAYS, canActivateAccounts, getActivationCandidate, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId, newKey } from '@/lib/platform/ids'
import { messageOf } from '../_parts/words'
import { issue } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/activation/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'login')('activation.person.title') } : {}
}

/** The person found, to be compared with the one at the counter. Nobody who was not looked up just now is shown. */
export default async function ActivationPersonPage({ params, searchParams }: PageProps<'/[locale]/admin/activation/[id]'>) {
  const { id } = await params
  const ctx = await requireCtx('staff')
  if (!canActivateAccounts(ctx.actor)) notFound()
  const person = isId(id) ? await getActivationCandidate(ctx, id) : null
  if (!person) notFound()
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'activation')

  const { locale } = ctx
  const t = getTranslator(locale, 'login')
  const forms = getTranslator(locale, 'forms')
  const start = `/${locale}/admin/activation`
  return (
    <Page
      title={t('activation.person.title')}
      lead={t('activation.person.lead')}
      breadcrumbs={[{ href: start, label: t('activation.title') }]}
      notice={
        <ErrorSummary
          title={forms('refused')}
          errors={(attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))}
        />
      }
      width="text"
    >
      <SummaryList
        rows={[
          { key: t('activation.person.name'), value: formatPersonName(person) },
          { key: t('activation.pin'), value: person.pin },
          { key: t('activation.birthDate'), value: formatDay(locale, person.birthDate) },
          {
            key: t('activation.person.account'),
            value: t(person.hasAccount ? 'activation.person.has' : 'activation.person.hasNot'),
          },
        ]}
      />
      <div className="mt-6">
        {person.hasAccount && <Notice tone="warning">{t('activation.person.replaces')}</Notice>}
        {person.openCode && (
          <Notice tone="warning">{t('activation.person.open', { at: formatDateTime(locale, person.openCode.issuedAt) })}</Notice>
        )}
      </div>
      <form id="issue" action={issue} noValidate className="mt-6 flex flex-wrap items-center gap-3">
        <HiddenFields values={{ personId: person.personId, idempotencyKey: newKey() }} />
        <Button>{t('activation.person.issue', { days: ACTIVATION_DAYS })}</Button>
        <ButtonLink kind="quiet" href={start}>
          {t('activation.person.other')}
        </ButtonLink>
      </form>
    </Page>
  )
}
