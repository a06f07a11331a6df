import type { LocalizedText } from '@/db/columns'
import { Button, ButtonLink, HiddenFields, Icon, TextField, VisuallyHidden } from '@/components/ui'
import { searchServices } from '@/lib/catalogue'
import { getTranslator, localized } from '@/lib/i18n'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { detailsPath, servicesPath } from './choices'

type Named = { code: string; name: LocalizedText }
/** Hits shown: on a phone more than these push everything else away; more words find fewer. */
const SHOWN = 8

type Props = { ctx: Ctx<Citizen>; chosen: readonly Named[]; query: string }

/** First step: all services, or some found by search. What is chosen stands in the address, so every button is a link. */
export async function ChooseServices({ ctx, chosen, query }: Props) {
  const { locale } = ctx
  const t = getTranslator(locale, 'representation')
  const codes = chosen.map(({ code }) => code)
  const found = query ? await searchServices(ctx, query, 1) : null
  return (
    <>
      <h2 className="mb-3 text-2xl">{t('form.servicesTitle')}</h2>
      <ButtonLink href={detailsPath(locale, { scope: 'all' })}>{t('form.all')}</ButtonLink>
      <p className="mt-2 text-muted">{t('form.allHint')}</p>
      {chosen.length > 0 && (
        <>
          <h3 className="mt-8 mb-2 text-lg">{t('form.chosen')}</h3>
          <ul className="mb-5 grid gap-2">
            {chosen.map((service) => (
              <Row key={service.code} name={localized(locale, service.name)}>
                <ButtonLink
                  kind="quiet"
                  size="sm"
                  href={servicesPath(
                    locale,
                    codes.filter((code) => code !== service.code),
                    query,
                  )}
                >
                  {t('form.remove')}
                  <VisuallyHidden>{t('form.removeHidden', { name: localized(locale, service.name) })}</VisuallyHidden>
                </ButtonLink>
              </Row>
            ))}
          </ul>
          <ButtonLink href={detailsPath(locale, { scope: 'chosen', services: codes })}>{t('form.next')}</ButtonLink>
        </>
      )}
      <h3 className="mt-8 mb-2 text-lg">{t('form.or')}</h3>
      <search>
        <form method="get" action={`/${locale}/representation/new`} className="flex flex-wrap items-end gap-x-3">
          {codes.map((code) => (
            <HiddenFields key={code} values={{ services: code }} />
          ))}
          <div className="min-w-52 flex-1">
            <TextField name="q" label={t('form.search')} defaultValue={query} width="full" type="search" maxLength={200} />
          </div>
          <div className="mb-6">
            <Button kind="secondary">{t('form.searchSubmit')}</Button>
          </div>
        </form>
      </search>
      {found && (
        <>
          <p role="status" className="mb-3 text-muted">
            {t('form.found', { count: found.total })}
          </p>
          <ul className="mb-8 grid gap-2">
            {found.rows
              .filter(({ code }) => !codes.includes(code))
              .slice(0, SHOWN)
              .map((service) => (
                <Row key={service.code} name={localized(locale, service.name)}>
                  <ButtonLink kind="secondary" size="sm" href={servicesPath(locale, [...codes, service.code], query)}>
                    <Icon name="plus" size="sm" />
                    {t('form.add')}
                    <VisuallyHidden>{t('form.addHidden', { name: localized(locale, service.name) })}</VisuallyHidden>
                  </ButtonLink>
                </Row>
              ))}
          </ul>
        </>
      )}
    </>
  )
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line px-4 py-2">
      <span className="min-w-0 flex-1 basis-52">{name}</span>
      {children}
    </li>
  )
}
