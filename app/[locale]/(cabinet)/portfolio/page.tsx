import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { Section } from '@/components/portfolio/section'
import { SectionLinks } from '@/components/portfolio/section-links'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { dayInBaku } from '@/lib/platform/time'
import { getPortfolio, SECTIONS } from '@/lib/portfolio'

export async function generateMetadata({ params }: PageProps<'/[locale]/portfolio'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'portfolio')('title') } : {}
}

export default async function PortfolioPage() {
  const ctx = await requireCtx('guardian')
  const { facts, sections, owners } = await getPortfolio(ctx)

  const t = getTranslator(ctx.locale, 'portfolio')
  const view = { locale: ctx.locale, today: dayInBaku(ctx.now), owners, facts }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SectionLinks locale={ctx.locale} sections={sections} />
      <div className="grid gap-5 sm:gap-6">
        {sections.map((section) => (
          <Section
            key={section.code}
            section={section}
            view={view}
            agencyCodes={[...new Set(SECTIONS[section.code].map((fact) => facts[fact].agencyCode))]}
            // A fresh address each time: a link to the page one is on would only scroll.
            retryHref={`/${ctx.locale}/portfolio?again=${ctx.now.getTime()}#${section.code}`}
          />
        ))}
      </div>
    </Page>
  )
}
