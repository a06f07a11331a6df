import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { Card, CardGrid, Panel, TextLink } from '@/components/ui'
import { LateTag, WhereToday } from '@/components/units/unit-state'
import { getTranslator, localized } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { dayInBaku } from '@/lib/platform/time'
import { listUnits } from '@/lib/queue'
import { UNIT_KINDS } from '@/lib/queue/model'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'

export const dynamic = 'force-static'
// A delay is news; an hour-old answer would send people out for nothing.
export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]/units'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'units')
  return pageMetadata(locale, '/units', t('title'), t('lead'))
}

export default async function UnitsPage({ params }: PageProps<'/[locale]/units'>) {
  const locale = localeOf((await params).locale)
  const ctx = publicCtx(locale)
  const units = await listUnits(ctx)
  const today = dayInBaku(ctx.now)
  const t = getTranslator(locale, 'units')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
    >
      <div className="grid gap-8">
        {UNIT_KINDS.map((kind) => (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind} className="mb-3 text-xl">
              {t(`kind.${kind}`)}
            </h2>
            <CardGrid columns={2}>
              {units
                .filter((unit) => unit.kind === kind)
                .map((unit) => (
                  <Card key={unit.code} title={localized(locale, unit.name)} href={`/${locale}/units/${unit.code}`}>
                    <p className="mb-2">
                      <WhereToday locale={locale} unit={unit} today={today} />
                    </p>
                    <LateTag locale={locale} unit={unit} today={today} />
                  </Card>
                ))}
            </CardGrid>
          </section>
        ))}
        <Panel title={t('home.title')} icon="home">
          <p>{t('home.body')}</p>
          <p className="mt-2">
            <TextLink href={`/${locale}/appointments/home`} className="inline-flex min-h-11 items-center">
              {t('home.link')}
            </TextLink>
          </p>
        </Panel>
      </div>
    </Page>
  )
}
