import type { Metadata } from 'next'
import { Button, CheckboxGroup, DataTable, HiddenFields, Panel, TextArea, TextLink } from '@/components/ui'
import { formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { listOfficers, listVisitAgencies } from '@/lib/queue'
import { OFFICER_LANGUAGES } from '@/lib/queue/model'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { namesOf } from '../../_parts/words'
import { saveSkills } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/officers'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.officers') } : {}
}

export default async function OfficersPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/officers'>) {
  const { locale, ctx, centre, search, t, errors, errorOf, field, ticked } = await openPlan({ params, searchParams }, 'officers')
  const [officers, agencies] = await Promise.all([listOfficers(ctx, centre.code), listVisitAgencies(ctx)])
  const chosen = officers.find(({ staffId }) => staffId === search.officer)
  const here = tabHref(locale, centre.code, 'officers')
  const languageName = (code: string) => {
    const known = OFFICER_LANGUAGES.find((one) => one === code)
    return known ? t(`officers.lang_${known}`) : code
  }
  return (
    <PlanFrame locale={locale} centre={centre} tab="officers" search={search} errors={errors}>
      {chosen && (
        <Panel title={formatPersonName(chosen)}>
          <form action={saveSkills} noValidate>
            <HiddenFields values={{ centreCode: centre.code, staffId: chosen.staffId, version: String(chosen.version) }} />
            <CheckboxGroup
              name="languages"
              legend={t('officers.languages_legend')}
              options={OFFICER_LANGUAGES.map((code) => ({ value: code, label: languageName(code) }))}
              defaultValues={ticked('languages', chosen.languages)}
              error={errorOf('languages')}
            />
            <CheckboxGroup
              name="agencyCodes"
              legend={t('officers.agencies')}
              hint={t('officers.agenciesHint')}
              options={agencies.map((agency) => ({ value: agency.code, label: localized(locale, agency.name) }))}
              defaultValues={ticked('agencyCodes', chosen.agencyCodes)}
              error={errorOf('agencyCodes')}
            />
            <TextArea
              {...field('serviceCodes', chosen.serviceCodes.join('\n'))}
              label={t('officers.services_label')}
              maxLength={4_000}
            />
            <Button>{t('save')}</Button>
          </form>
        </Panel>
      )}
      <DataTable
        caption={t('tabs.officers')}
        captionHidden
        rows={officers}
        rowKey={(officer) => officer.staffId}
        empty={t('officers.empty')}
        columns={[
          {
            header: t('officers.name'),
            primary: true,
            cell: (officer) => (
              <>
                <TextLink href={`${here}?officer=${officer.staffId}`}>{formatPersonName(officer)}</TextLink>
                <span className="block text-sm text-muted">{localized(locale, officer.position)}</span>
              </>
            ),
          },
          {
            header: t('officers.services'),
            cell: (officer) =>
              [namesOf(locale, officer.agencyCodes, agencies), ...officer.serviceCodes].filter(Boolean).join(', ') ||
              t('officers.all'),
          },
          {
            header: t('officers.languages'),
            cell: (officer) => ['AZ', ...officer.languages.map((code) => code.toUpperCase())].join(', '),
          },
        ]}
      />
    </PlanFrame>
  )
}
