import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { ErrorSummary, Steps } from '@/components/ui'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { findPerson, requireCtx } from '@/lib/identity'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { readFacts } from '@/lib/portfolio'
import { exemptionOf, findPlace, listHomeAreas, listHomeServices, listHomeTimes } from '@/lib/queue'
import { areaOf, type HomeArea, type HomeFee } from '@/lib/queue/model'
import { bookHome } from './actions'
import { CheckHomeVisit } from './_parts/check-visit'
import { ChooseHomeService } from './_parts/choose-service'
import { ChooseHomeTime } from './_parts/choose-time'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/home'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'home')('title') } : {}
}

const STEPS = ['service', 'time', 'check'] as const
type Step = (typeof STEPS)[number]

export default async function HomeVisitPage({ searchParams }: PageProps<'/[locale]/appointments/home'>) {
  const ctx = await requireCtx('citizen')
  const search = await searchParams
  const { locale } = ctx
  const t = getTranslator(locale, 'home')
  const base = `/${locale}/appointments/home`
  const chosen = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  const [services, areas, attempt] = await Promise.all([
    listHomeServices(ctx),
    listHomeAreas(ctx),
    recallAttempt(ctx, search.attempt, 'home.book'),
  ])
  const service = services.find(({ code }) => code === chosen('service'))
  const wordsOf = (code: string) => translateCode(locale, 'home', `errors.${code}`)
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: wordsOf(code) }))
  const frame = (step: Step, back: Partial<Record<Step, string>>, children: React.ReactNode) => (
    <Page
      title={t('title')}
      lead={service ? localized(locale, service.name) : t('lead')}
      breadcrumbs={[{ href: `/${locale}/appointments`, label: getTranslator(locale, 'queue')('list.title') }]}
      notice={<ErrorSummary title={t('errors.title')} errors={errors} />}
    >
      <Steps
        label={t('step.label')}
        items={STEPS.map((one) => ({
          label: t(`step.${one}`),
          ...(back[one] && { href: back[one] }),
          state: one === step ? 'current' : STEPS.indexOf(one) < STEPS.indexOf(step) ? 'done' : 'todo',
        }))}
      />
      {children}
    </Page>
  )
  if (!service) return frame('service', {}, <ChooseHomeService locale={locale} services={services} base={base} />)

  const here = areas.filter((area) => area.serviceCodes.includes(service.code))
  const facts = await readFacts(ctx, ctx.actor.personId, ['residence'])
  const residence = facts.residence.ok ? facts.residence.value : null
  const own = areaOf(here, residence)
  const area = here.find(({ code }) => code === chosen('area')) ?? own
  const place = area && chosen('slot') ? await placeOf(ctx, area, chosen('slot') ?? '', service.code) : null
  const times = `${base}?${new URLSearchParams({ service: service.code, ...(area && { area: area.code }) })}`
  if (!area || !place)
    return frame(
      'time',
      { service: base },
      <ChooseHomeTime
        locale={locale}
        base={base}
        service={service.code}
        areas={here}
        area={area}
        own={facts.residence.ok ? (own ? (own === area ? 'here' : 'elsewhere') : 'outside') : 'silent'}
        times={area ? await listHomeTimes(ctx, area) : []}
      />,
    )
  const [person, exemption] = await Promise.all([findPerson(ctx, ctx.actor.personId), exemptionOf(ctx, ctx.actor.personId)])
  const fee: HomeFee = !exemption.ok
    ? { state: 'unknown', amountQepik: area.feeQepik }
    : exemption.ground
      ? { state: 'free', ground: exemption.ground }
      : { state: 'due', amountQepik: area.feeQepik }
  const registered = own === area ? (residence?.line.az ?? '') : ''
  const typed = (name: string, otherwise: string) => {
    const value = attempt?.values[name]
    return typeof value === 'string' ? value : otherwise
  }
  return frame(
    'check',
    { service: base, time: times },
    <CheckHomeVisit
      locale={locale}
      service={service.name}
      area={area}
      startsAt={place.startsAt}
      fee={fee}
      back={times}
      values={{ address: typed('address', registered), phone: typed('phone', person?.phone ?? ''), remark: typed('remark', '') }}
      registered={registered !== ''}
      error={(field) => errors.find((one) => one.field === field)?.message}
      hidden={{ serviceCode: service.code, areaCode: area.code, slotId: place.id, idempotencyKey: newKey() }}
      action={bookHome}
    />,
  )
}

/** A place of the team; anything else is as if none were chosen. */
async function placeOf(ctx: Ctx<Citizen>, area: HomeArea, slotId: string, serviceCode: string) {
  const known = (await listHomeTimes(ctx, area, 500)).some((time) => time.slotId === slotId)
  return known ? findPlace(ctx, { slotId, serviceCode }) : null
}
