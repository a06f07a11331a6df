import type { Metadata } from 'next'
import { Button, Checkbox, CheckboxGroup, DataTable, HiddenFields, Panel, StatusTag, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { listVisitAgencies, listWindows } from '@/lib/queue'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { namesOf } from '../../_parts/words'
import { saveWindow } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/windows'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.windows') } : {}
}

export default async function WindowsPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/windows'>) {
  const { locale, ctx, centre, search, t, errors, errorOf, ticked, isTicked } = await openPlan({ params, searchParams }, 'windows')
  const [windows, agencies] = await Promise.all([listWindows(ctx, centre), listVisitAgencies(ctx)])
  const chosen = windows.find(({ number }) => String(number) === search.window)
  const here = tabHref(locale, centre.code, 'windows')
  return (
    <PlanFrame locale={locale} centre={centre} tab="windows" search={search} errors={errors}>
      {chosen && (
        <Panel title={t('windows.title', { number: chosen.number })}>
          <form action={saveWindow} noValidate>
            <HiddenFields values={{ centreCode: centre.code, number: String(chosen.number) }} />
            <Checkbox
              name="enabled"
              label={t('windows.enabled')}
              error={errorOf('enabled')}
              defaultChecked={isTicked('enabled', chosen.enabled)}
            />
            <CheckboxGroup
              name="agencyCodes"
              legend={t('windows.agencies')}
              hint={t('windows.agenciesHint')}
              options={agencies.map((agency) => ({ value: agency.code, label: localized(locale, agency.name) }))}
              defaultValues={ticked('agencyCodes', chosen.agencyCodes)}
              error={errorOf('agencyCodes')}
            />
            <Button>{t('save')}</Button>
          </form>
        </Panel>
      )}
      <DataTable
        caption={t('tabs.windows')}
        captionHidden
        rows={windows}
        rowKey={(window) => String(window.number)}
        empty={t('none')}
        columns={[
          {
            header: t('windows.number'),
            primary: true,
            cell: (window) => (
              <TextLink href={`${here}?window=${window.number}`}>{t('windows.title', { number: window.number })}</TextLink>
            ),
          },
          { header: t('windows.agencies'), cell: (window) => namesOf(locale, window.agencyCodes, agencies) || t('all') },
          {
            header: t('windows.state'),
            cell: ({ enabled, open }) => (
              <StatusTag tone={!enabled ? 'warning' : open ? 'success' : 'neutral'}>
                {t(!enabled ? 'windows.disabled' : open ? 'windows.open' : 'windows.closed')}
              </StatusTag>
            ),
          },
        ]}
      />
    </PlanFrame>
  )
}
