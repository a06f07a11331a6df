import type { Metadata } from 'next'
import { Button, DataTable, HiddenFields, Panel, StatusTag, VisuallyHidden } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { recallAttempt } from '@/lib/platform/forms'
import { listClosures, listLines } from '@/lib/queue'
import { ClosureForm } from '../../_parts/closure-form'
import { Confirm } from '../../_parts/confirm'
import { fieldsOf, openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { spanInWords } from '../../_parts/words'
import { closeTime, reopenTime } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/closures'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.closures') } : {}
}

export default async function ClosuresPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/closures'>) {
  const open = await openPlan({ params, searchParams }, 'closures')
  const { locale, ctx, centre, search, attempt, t } = open
  const removal = await recallAttempt(ctx, search.attempt, `plan.closures.remove.${centre.code}`)
  const [closures, lines] = await Promise.all([listClosures(ctx, centre.code), listLines(ctx, centre)])
  const here = tabHref(locale, centre.code, 'closures')
  const asked = attempt ?? removal
  if (asked && search.confirm)
    return (
      <PlanFrame locale={locale} centre={centre} tab="closures" search={search}>
        <Confirm
          ctx={ctx}
          locale={locale}
          attempt={asked}
          action={attempt ? closeTime : reopenTime}
          cancelHref={`${here}?attempt=${search.attempt}`}
        />
      </PlanFrame>
    )
  const scopeOf = (code: string | null) => {
    const line = lines.find((one) => one.code === code)
    return line ? localized(locale, line.name) : (code ?? t('closures.whole'))
  }
  return (
    <PlanFrame
      locale={locale}
      centre={centre}
      tab="closures"
      search={search}
      errors={[...open.errors, ...fieldsOf(locale, removal).errors]}
      lead={t('closures.lead')}
    >
      <DataTable
        caption={t('tabs.closures')}
        captionHidden
        rows={closures}
        rowKey={(closure) => closure.id}
        empty={t('closures.empty')}
        columns={[
          {
            header: t('closures.when'),
            primary: true,
            cell: (closure) => spanInWords(locale, closure.startsAt, closure.endsAt),
          },
          {
            header: t('closures.what'),
            cell: ({ opens }) => (
              <StatusTag tone={opens ? 'success' : 'warning'}>{t(opens ? 'closures.opens' : 'closures.closes')}</StatusTag>
            ),
          },
          { header: t('closures.scope'), cell: (closure) => scopeOf(closure.lineCode) },
          {
            header: t('closures.reason'),
            cell: (closure) => <span className="wrap-anywhere">{localized(locale, closure.reason)}</span>,
          },
          {
            header: t('closures.withdraw'),
            cell: (closure) => (
              <form action={reopenTime}>
                <HiddenFields values={{ centreCode: centre.code, id: closure.id }} />
                <Button kind="quiet">
                  <span aria-hidden="true">{t('closures.withdraw')}</span>
                  <VisuallyHidden>
                    {t('closures.withdrawFull', { when: spanInWords(locale, closure.startsAt, closure.endsAt) })}
                  </VisuallyHidden>
                </Button>
              </form>
            ),
          },
        ]}
      />
      <Panel title={t('closures.add')} id="add">
        <ClosureForm locale={locale} centreCode={centre.code} lines={lines.filter((line) => line.active)} fields={open} />
      </Panel>
    </PlanFrame>
  )
}
