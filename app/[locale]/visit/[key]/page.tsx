import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page, PublicShell } from '@/components/layout'
import { VisitFacts } from '@/components/queue/visit-facts'
import { VisitRules } from '@/components/queue/visit-rules'
import { formatWhen } from '@/components/queue/when'
import { Button, ButtonLink, Card, Dialog, HiddenFields, Icon, Notice, Panel, Toast } from '@/components/ui'
import { buttonClass } from '@/components/ui/button-styles'
import { formatTime, getTranslator, localized, translateCode } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { recallAttempt } from '@/lib/platform/forms'
import { dayInBaku } from '@/lib/platform/time'
import { estimateVisit, findLinkedVisit } from '@/lib/queue'
import { isOpen } from '@/lib/queue/model'
import { localeOf } from '../../(public)/_parts/params'
import { cancelLinked } from './actions'

// The address is a secret of those who hold it: no search engine keeps it, and no other site hears of it. Not `no-referrer`: without
// JavaScript a form would then be sent with the origin "null", and refused.
export async function generateMetadata({ params }: PageProps<'/[locale]/visit/[key]'>): Promise<Metadata> {
  const t = getTranslator(localeOf((await params).locale), 'queue')
  return { title: t('link.title'), robots: { index: false, follow: false }, referrer: 'same-origin' }
}

const DONE = ['moved', 'cancelled'] as const

export default async function LinkedVisitPage({ params, searchParams }: PageProps<'/[locale]/visit/[key]'>) {
  const [{ locale: asked, key }, search] = await Promise.all([params, searchParams])
  const locale = localeOf(asked)
  const ctx = await requireCtx('anyone')
  const visit = await orUnavailable(() => findLinkedVisit(ctx, key))
  if (!visit) notFound()
  const t = getTranslator(locale, 'queue')
  const open = isOpen(visit.status)
  const [attempt, estimate] = await Promise.all([
    recallAttempt(ctx, search.attempt, 'visit.cancel'),
    open ? estimateVisit(ctx, visit.id) : null,
  ])
  const done = DONE.find((code) => code === search.done)
  const here = `/${locale}/visit/${key}`
  const refused = attempt?.errors[0]?.code
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('link.hello', { name: visit.givenName })}
        width="text"
        notice={
          <>
            {done && <Toast>{t(`done.${done}`)}</Toast>}
            {refused && <Notice tone="danger" title={translateCode(locale, 'queue', `errors.${refused}`)} />}
          </>
        }
      >
        <div className="grid gap-6">
          <VisitFacts locale={locale} visit={visit} link={`${env().PORTAL_URL}${here}`} estimate={estimate}>
            {open && (
              <div className="no-print mt-5 flex flex-wrap items-start gap-3">
                {visit.canMove && (
                  <ButtonLink
                    kind={visit.displaced ? 'primary' : 'secondary'}
                    href={`${here}/move?${new URLSearchParams({ centre: visit.centreCode })}`}
                  >
                    <Icon name="calendar" size="sm" />
                    {t('visit.move')}
                  </ButtonLink>
                )}
                <a className={buttonClass('secondary', 'md')} href={`${here}/calendar`} download>
                  <Icon name="download" size="sm" />
                  {t('visit.calendar')}
                </a>
                {visit.canCancel && (
                  <Dialog
                    trigger={t('link.cannotCome')}
                    triggerKind="quiet"
                    title={t('visit.cancelTitle')}
                    closeLabel={t('visit.keep')}
                  >
                    <p className="mb-4">{t('visit.cancelText', { when: formatWhen(locale, visit.startsAt) })}</p>
                    <form action={cancelLinked}>
                      <HiddenFields values={{ key }} />
                      <Button kind="danger">{t('visit.cancelYes')}</Button>
                    </form>
                    {visit.companions.length > 0 && (
                      <form action={cancelLinked} className="mt-3">
                        <HiddenFields values={{ key, whole: '1' }} />
                        <Button kind="danger">{t('link.cancelAll')}</Button>
                      </form>
                    )}
                  </Dialog>
                )}
              </div>
            )}
          </VisitFacts>
          {visit.alternatives.length > 0 && (
            <Panel title={t('link.alternatives')} icon="clock">
              <ul className="grid gap-3">
                {visit.alternatives.map((one) => (
                  <li key={one.slotId}>
                    <Card
                      icon="calendar"
                      headingLevel={3}
                      title={formatWhen(locale, one.startsAt)}
                      href={`${here}/move?${new URLSearchParams({ centre: one.centreCode, day: dayInBaku(one.startsAt), slot: one.slotId })}`}
                    >
                      <p>{localized(locale, one.centreName)}</p>
                    </Card>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {visit.companions.length > 0 && (
            <Panel title={t('visit.together')} icon="calendar">
              <ul className="grid gap-2">
                {visit.companions.map((one) => (
                  <li key={one.id}>
                    <span className="font-semibold tabular-nums">{formatTime(locale, one.startsAt)}</span>{' '}
                    {localized(locale, one.serviceName)}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {open && !visit.displaced && (
            <Panel title={t('link.lateTitle')} icon="clock">
              <p>{t('link.lateText', { minutes: visit.rules.lateMinutes })}</p>
            </Panel>
          )}
          {open && <VisitRules locale={locale} rules={visit.rules} />}
          <p className="no-print text-sm text-muted">{t('link.keep')}</p>
        </div>
      </Page>
    </PublicShell>
  )
}
