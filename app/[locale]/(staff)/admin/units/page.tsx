import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Card, CardGrid, EmptyState, TextLink } from '@/components/ui'
import { LateTag, WhereToday } from '@/components/units/unit-state'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { dayInBaku } from '@/lib/platform/time'
import { listUnits, operatedCentres, plannedUnits, watchesUnits } from '@/lib/queue'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/units'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'units')('admin.title') } : {}
}

/** Units this officer plans; the monitoring department sees all. Who works at a desk finds the list of home visits here. */
export default async function AdminUnitsPage() {
  const ctx = await requireCtx('staff')
  const { locale, actor } = ctx
  const all = watchesUnits(actor)
  const planned = plannedUnits(actor)
  const operates = operatedCentres(actor).length > 0
  if (!all && planned.length === 0 && !operates) notFound()
  const units = all ? await listUnits(ctx) : await listUnits(ctx, { codes: planned })
  const today = dayInBaku(ctx.now)
  const t = getTranslator(locale, 'units')
  return (
    <Page title={t('admin.title')} lead={t('admin.lead')}>
      {units.length === 0 && <EmptyState title={t('admin.none')} />}
      <CardGrid columns={2}>
        {units.map((unit) => (
          <Card key={unit.code} title={localized(locale, unit.name)} href={`/${locale}/admin/units/${unit.code}`}>
            <p className="mb-2">
              <WhereToday locale={locale} unit={unit} today={today} />
            </p>
            <LateTag locale={locale} unit={unit} today={today} />
          </Card>
        ))}
      </CardGrid>
      {operates && (
        <p className="mt-6">
          <TextLink href={`/${locale}/admin/units/home`} className="inline-flex min-h-11 items-center">
            {t('admin.home')}
          </TextLink>
        </p>
      )}
    </Page>
  )
}
