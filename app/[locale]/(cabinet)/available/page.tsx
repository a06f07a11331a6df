import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { agencyText } from '@/components/catalogue/words'
import { Page } from '@/components/layout'
import { Button, Notice, Panel } from '@/components/ui'
import { type AvailableService, findAvailable } from '@/lib/applications'
import { formatDateTime, getTranslator, isLocale, type Locale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { ServiceItem } from './_parts/service-item'
import { askWhatIsAvailable } from './actions'

type Props = PageProps<'/[locale]/available'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('available.title') } : {}
}

export default async function AvailablePage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('citizen')
  const { asked } = await searchParams
  const found = asked === undefined ? null : await findAvailable(ctx, asked)

  const t = getTranslator(locale, 'registry')
  return (
    <Page
      title={t('available.title')}
      lead={t('available.lead')}
      notice={asked !== undefined && !found && <Notice tone="info">{t('available.expired')}</Notice>}
    >
      {found ? (
        <div className="grid gap-10">
          <p>{t('available.at', { at: formatDateTime(locale, found.at) })}</p>
          <List
            locale={locale}
            id="ready"
            title={t('available.ready')}
            services={found.ready}
            empty={t('available.readyNone')}
            open
          />
          <List
            locale={locale}
            id="lacking"
            title={t('available.lacking')}
            services={found.lacking}
            empty={t('available.lackingNone')}
          />
          {found.silent.length > 0 && (
            <div>
              <Notice tone="warning">
                {t('available.unknownText', { names: found.silent.map((name) => agencyText(locale, name)).join(', ') })}
              </Notice>
              <List locale={locale} id="unknown" title={t('available.unknown')} services={found.unknown} empty={null} open />
            </div>
          )}
          {found.others > 0 && <p>{t('available.others', { count: found.others })}</p>}
          <form action={askWhatIsAvailable}>
            <Button kind="secondary">{t('available.again')}</Button>
          </form>
        </div>
      ) : (
        <Panel title={t('available.what')}>
          <ul className="mb-5 list-disc ps-5">
            <li>{t('available.what1')}</li>
            <li>{t('available.what2')}</li>
            <li>{t('available.what3')}</li>
          </ul>
          <form action={askWhatIsAvailable}>
            <Button>{t('available.ask')}</Button>
          </form>
        </Panel>
      )}
    </Page>
  )
}

type ListProps = {
  locale: Locale
  id: string
  title: string
  services: readonly AvailableService[]
  empty: string | null
  open?: boolean
}

function List({ locale, id, title, services, empty, open = false }: ListProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-4 text-2xl">
        {title} <span className="text-muted">({services.length})</span>
      </h2>
      {services.length === 0 && empty && <p>{empty}</p>}
      <ul className="grid items-start gap-4 lg:grid-cols-2">
        {services.map((service) => (
          <ServiceItem key={service.code} locale={locale} service={service} open={open || service.lacking?.kind === 'document'} />
        ))}
      </ul>
    </section>
  )
}
