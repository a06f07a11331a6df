import type { Metadata } from 'next'
import { lifeEventIcon } from '@/components/catalogue/life-event-icons'
import { IndexList } from '@/components/catalogue/index-list'
import { feeText, termText } from '@/components/catalogue/words'
import { Container, Hero } from '@/components/layout'
import { Anchor, ButtonLink, Card, CardGrid, Icon, TextLink } from '@/components/ui'
import { getCatalogueFigures, listCategories, listLifeEvents, listServices } from '@/lib/catalogue'
import { formatNumber, getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from './_parts/metadata'
import { localeOf } from './_parts/params'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

const FIRST_EVENTS = [
  'birth',
  'school',
  'job',
  'marriage',
  'home',
  'car',
  'travel',
  'retirement',
  'start-business',
  'move',
  'lost-docs',
  'death',
]
/** Forms people fill in here most. */
const FIRST_ONLINE = ['din-id-card-renew', 'din-residence-reference', 'dsmf-childbirth-benefit', 'dvx-company-extract']
/** Services the state starts by itself, one of each stage of life. */
const FIRST_PROACTIVE = [
  'din-id-card-renew',
  'edliyye-birth-registration',
  'dsmf-childbirth-benefit',
  'etn-first-grade',
  'dsmf-pension-old-age',
  'isb-motor-insurance',
]

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'catalogue')
  return pageMetadata(locale, '', t('home.title'), t('home.lead'))
}

export default async function HomePage({ params }: PageProps<'/[locale]'>) {
  const locale = localeOf((await params).locale)
  const ctx = publicCtx(locale)
  const [figures, categories, lifeEvents, applicable, proactive] = await Promise.all([
    getCatalogueFigures(ctx),
    listCategories(ctx),
    listLifeEvents(ctx),
    listServices(ctx, { codes: FIRST_ONLINE }),
    listServices(ctx, { codes: FIRST_PROACTIVE }),
  ])
  const t = getTranslator(locale, 'catalogue')
  const shownEvents = FIRST_EVENTS.flatMap((code) => lifeEvents.filter((event) => event.code === code))
  const fromStatePercent = Math.round((figures.documentsFromState / Math.max(1, figures.documents)) * 100)
  const examples = [t('home.example1'), t('home.example2'), t('home.example3')]
  const steps = [
    { title: t('home.step1'), text: t('home.step1Text') },
    { title: t('home.step2'), text: t('home.step2Text') },
    { title: t('home.step3'), text: t('home.step3Text') },
  ]

  return (
    <>
      <Hero locale={locale} title={t('home.title')} lead={t('home.lead')} search>
        <p className="flex flex-wrap items-center gap-x-4 text-on-deep-muted">
          {t('home.examples')}
          {examples.map((example) => (
            <Anchor
              key={example}
              href={`/${locale}/search?q=${encodeURIComponent(example)}`}
              className="inline-flex min-h-11 items-center text-on-deep underline decoration-1 underline-offset-4 hover:decoration-2"
            >
              {example}
            </Anchor>
          ))}
        </p>
      </Hero>
      <Container>
        <div className="grid gap-14 sm:gap-18">
          <section aria-labelledby="events">
            <h2 id="events" className="text-2xl">
              {t('home.lifeEvents')}
            </h2>
            <p className="mt-1 mb-5 text-muted">{t('home.lifeEventsLead')}</p>
            <ul className="grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-4">
              {shownEvents.map((event) => (
                <li key={event.code}>
                  <Anchor
                    href={`/${locale}/services/life-events/${event.code}`}
                    className="group flex h-full min-h-16 gap-x-3 gap-y-2 rounded-lg border border-line bg-surface p-3 font-semibold text-primary no-underline max-sm:text-sm hover:border-primary hover:shadow-raised max-sm:flex-col sm:items-center"
                  >
                    <span className="flex size-11 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent">
                      <Icon name={lifeEventIcon(event.code)} />
                    </span>
                    <span className="min-w-0 leading-snug group-hover:underline">{localized(locale, event.name)}</span>
                  </Anchor>
                </li>
              ))}
            </ul>
            <p className="mt-5">
              <TextLink href={`/${locale}/services#life-events`} className="inline-flex min-h-11 items-center font-semibold">
                {t('home.allLifeEvents')}
              </TextLink>
            </p>
          </section>

          <section aria-labelledby="apply">
            <h2 id="apply" className="text-2xl">
              {t('home.apply')}
            </h2>
            <p className="mt-1 mb-5 max-w-text text-muted">{t('home.applyLead')}</p>
            <CardGrid columns={3}>
              {applicable.map((service) => (
                <Card
                  key={service.code}
                  title={localized(locale, service.name)}
                  href={`/${locale}/services/${service.code}`}
                  icon="edit"
                >
                  <p className="text-muted">
                    {feeText(locale, service.feeQepik)} · {termText(locale, service.termValue, service.termUnit)}
                  </p>
                </Card>
              ))}
            </CardGrid>
          </section>

          <section aria-labelledby="how">
            <h2 id="how" className="mb-5 text-2xl">
              {t('home.how')}
            </h2>
            <ol className="grid gap-6 md:grid-cols-3 md:gap-8">
              {steps.map((step, index) => (
                <li key={step.title} className="flex gap-4 md:block">
                  <span
                    aria-hidden
                    className="flex size-10 shrink-0 items-center justify-center rounded-full bg-primary text-lg font-bold text-on-primary tabular-nums"
                  >
                    {index + 1}
                  </span>
                  <div className="md:mt-3">
                    <h3 className="text-lg">{step.title}</h3>
                    <p className="mt-1 text-muted">{step.text}</p>
                  </div>
                </li>
              ))}
            </ol>
          </section>

          <section
            aria-labelledby="known"
            className="grid items-center gap-x-12 gap-y-5 rounded-lg bg-primary-soft p-5 sm:p-8 md:grid-cols-[auto_1fr]"
          >
            <p aria-hidden className="text-4xl font-bold tracking-tight text-primary tabular-nums">
              {fromStatePercent}%
            </p>
            <div className="max-w-text">
              <h2 id="known" className="text-2xl">
                {t('home.known')}
              </h2>
              <p className="mt-2">
                {t('home.knownText', {
                  documents: formatNumber(locale, figures.documents),
                  total: figures.services,
                  share: fromStatePercent,
                })}
              </p>
              <p className="mt-2">{t('home.knownLog')}</p>
              <p className="mt-2">
                <TextLink href={`/${locale}/privacy`} className="inline-flex min-h-11 items-center font-semibold">
                  {t('home.knownLink')}
                </TextLink>
              </p>
            </div>
          </section>

          <section aria-labelledby="proactive">
            <h2 id="proactive" className="text-2xl">
              {t('home.proactive')}
            </h2>
            <p className="mt-1 mb-3 max-w-text text-muted">{t('home.proactiveLead')}</p>
            <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
              {proactive.map((service) => (
                <li key={service.code} className="flex gap-3 border-b border-line py-3">
                  <Icon name="bell" className="mt-1.5 text-accent" />
                  <div className="min-w-0">
                    <TextLink href={`/${locale}/services/${service.code}`} className="inline-block py-1">
                      {localized(locale, service.name)}
                    </TextLink>
                    {service.proactiveTrigger && (
                      <p className="text-sm text-muted">
                        {t('home.proactiveWhen', { trigger: localized(locale, service.proactiveTrigger) })}
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </section>

          <section aria-labelledby="categories">
            <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 id="categories" className="text-2xl">
                {t('home.categories')}
              </h2>
              <TextLink href={`/${locale}/services`} className="inline-flex min-h-11 items-center font-semibold">
                {t('home.allServices')}
              </TextLink>
            </div>
            {/* Phones get the link above: thirty-three rows would bury what follows. */}
            <div className="max-sm:hidden">
              <IndexList
                items={sortByName(locale, categories, (one) => localized(locale, one.name)).map((category) => ({
                  href: `/${locale}/services/categories/${category.code}`,
                  label: localized(locale, category.name),
                  count: category.count,
                  countLabel: t('crumbs.services'),
                }))}
              />
            </div>
          </section>

          <section
            aria-label={t('home.centres')}
            className="grid gap-6 rounded-lg border border-line bg-surface p-5 sm:p-8 md:grid-cols-2"
          >
            <div>
              <h2 className="flex items-center gap-3 text-xl">
                <Icon name="map-pin" className="text-accent" />
                {t('home.centres')}
              </h2>
              <p className="mt-2">{t('home.centresText', { count: figures.centres })}</p>
              <p className="mt-4 flex flex-wrap gap-3">
                <ButtonLink kind="secondary" href={`/${locale}/centres`}>
                  {t('home.centresLink')}
                </ButtonLink>
                <ButtonLink kind="quiet" href={`/${locale}/appointments/book`}>
                  {t('home.bookLink')}
                </ButtonLink>
              </p>
            </div>
            <div>
              <h2 className="flex items-center gap-3 text-xl">
                <Icon name="phone" className="text-accent" />
                {t('home.call')}
              </h2>
              <p className="mt-2">{t('home.callText')}</p>
              <p className="mt-4">
                <TextLink href="tel:108" className="inline-flex min-h-12 items-center text-2xl font-bold no-underline">
                  108
                </TextLink>
              </p>
            </div>
          </section>
        </div>
      </Container>
    </>
  )
}
