import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { ButtonLink, EmptyState, ErrorSummary, Notice, Panel } from '@/components/ui'
import { findOwners } from '@/lib/portfolio'
import { formatDay, getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { currentActing, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { dayInBaku } from '@/lib/platform/time'
import { getRepresentations } from '@/lib/representation'
import { RightCard } from './_parts/right-card'
import { WardCard } from './_parts/ward-card'

export async function generateMetadata({ params }: PageProps<'/[locale]/representation'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'representation')('title') } : {}
}

/** For whom the person signed in may act, and who may act for them. Always about who really sits there, whoever they act for. */
export default async function RepresentationPage({ searchParams }: PageProps<'/[locale]/representation'>) {
  const { attempt: attemptId } = await searchParams
  const ctx = await requireCtx('oneself')
  const { locale } = ctx
  const [page, acting, attempt] = await Promise.all([
    getRepresentations(ctx),
    currentActing(),
    recallAttempt(ctx, attemptId, 'representation.switch'),
  ])
  const owners = await findOwners(
    ctx,
    page.silent.map(({ agencyCode }) => agencyCode),
  )
  const t = getTranslator(locale, 'representation')
  const held = acting && acting !== 'ended' ? acting : null
  const errors =
    attempt?.errors.map(({ field, code }) => ({ field, message: translateCode(locale, 'representation', `errors.${code}`) })) ?? []
  const nobody = page.children.length + page.companies.length + page.given.length === 0
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="text"
      notice={<ErrorSummary title={getTranslator(locale, 'ui')('errorSummary.title')} errors={errors} />}
    >
      <div className="grid gap-6">
        {!held && page.offers.length > 0 && (
          <Panel title={t('offers.title')} icon="inbox" tone="warning">
            <p className="mb-4">{t('offers.lead')}</p>
            <ul className="grid gap-3">
              {page.offers.map((offer) => (
                <RightCard key={offer.id} right={offer} locale={locale} link={t('offers.look')} />
              ))}
            </ul>
          </Panel>
        )}
        <Panel id="mine" title={t('mine.title')} icon="users">
          <p className="mb-4 text-muted">{t('mine.lead')}</p>
          {page.silent.map(({ register, agencyCode }) => (
            <Notice key={register} tone="warning">
              {t('mine.silent', { register: translateCode(locale, 'portfolio', `registers.${register}`) })}{' '}
              {owners[agencyCode] && localized(locale, owners[agencyCode].name)}
            </Notice>
          ))}
          {nobody && page.silent.length === 0 && <EmptyState title={t('mine.none')} icon="users" />}
          <div className="grid gap-6">
            {page.children.length > 0 && (
              <Wards title={t('mine.children')}>
                {page.children.map((child) => (
                  <WardCard
                    key={child.pin}
                    locale={locale}
                    name={child.name}
                    target={{ child: child.pin }}
                    now={held?.deputy.kind === 'parent' && held.pin === child.pin}
                    believed={!child.fromRegister}
                  >
                    {t('mine.child', {
                      birth: formatDay(locale, child.birthDate),
                      until: formatDay(locale, dayInBaku(child.comesOfAgeAt)),
                    })}
                  </WardCard>
                ))}
              </Wards>
            )}
            {page.companies.length > 0 && (
              <Wards title={t('mine.companies')}>
                {page.companies.map((company) => (
                  <WardCard
                    key={company.tin}
                    locale={locale}
                    name={company.name}
                    target={{ company: company.tin }}
                    now={held?.deputy.company?.tin === company.tin}
                    believed={!company.fromRegister}
                  >
                    {t('mine.tin', { tin: company.tin })}
                    {company.position && `. ${t('mine.position', { position: localized(locale, company.position) })}`}
                  </WardCard>
                ))}
              </Wards>
            )}
            {page.given.length > 0 && (
              <Wards title={t('mine.given')}>
                {page.given.map((right) => (
                  <RightCard key={right.id} right={right} locale={locale} act now={held?.deputy.representationId === right.id} />
                ))}
              </Wards>
            )}
          </div>
        </Panel>
        {held ? (
          <Notice tone="info">{t('whileActing')}</Notice>
        ) : (
          <>
            <Panel
              title={t('deputies.title')}
              icon="user"
              actions={
                <ButtonLink size="sm" href={`/${locale}/representation/new`}>
                  {t('deputies.new')}
                </ButtonLink>
              }
            >
              <p className="mb-4 text-muted">{t('deputies.lead')}</p>
              {page.deputies.length === 0 ? (
                <p>{t('deputies.none')}</p>
              ) : (
                <ul className="grid gap-3">
                  {page.deputies.map((right) => (
                    <RightCard key={right.id} right={right} locale={locale} />
                  ))}
                </ul>
              )}
            </Panel>
            {page.past.length > 0 && (
              <Panel title={t('past.title')} icon="history">
                <ul className="grid gap-3">
                  {page.past.map((right) => (
                    <RightCard key={right.id} right={right} locale={locale} />
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </div>
    </Page>
  )
}

function Wards({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-lg">{title}</h3>
      <ul className="grid gap-3">{children}</ul>
    </section>
  )
}
