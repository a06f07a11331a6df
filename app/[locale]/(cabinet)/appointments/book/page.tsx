import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { type BookingPath, errandsText, hiddenChoices } from '@/components/queue/booking-path'
import { type BookingStep, BookingSteps } from '@/components/queue/booking-steps'
import { findCentre, findService, listCentresFor } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { pageNumber } from '@/lib/platform/pages'
import { beneficiariesOf, findHold, findPlaces, queueRulesShown } from '@/lib/queue'
import { CheckPlace } from '../_parts/check-place'
import { ChooseCentre } from '../_parts/choose-centre'
import { ChooseDay } from '../_parts/choose-day'
import { ChooseService } from '../_parts/choose-service'
import { ChooseTime } from '../_parts/choose-time'
import { DrawNotice } from '../_parts/draw-notice'
import { Errands } from '../_parts/errands'
import { needsOf } from '../_parts/needs'
import { itemsOf, readChoices, readErrands, text } from '../_parts/params'
import { Refusal } from '../_parts/refusal'
import { Taken } from '../_parts/taken'
import { book, choose } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/book'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('book.title') } : {}
}

export default async function BookPage({ searchParams }: PageProps<'/[locale]/appointments/book'>) {
  const ctx = await requireCtx('applicant')
  const search = await searchParams
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const choices = readChoices(search)
  const base = `/${locale}/appointments/book`

  const asked = readErrands(search)
  const details = new Map<string, ServiceDetails>()
  for (const code of new Set(asked.map((errand) => errand.service))) {
    const service = await findService(ctx, code)
    if (service) details.set(code, service)
  }
  const errands = asked.filter((errand) => details.has(errand.service))
  const services = errands.map((errand) => errand.service)
  const items = itemsOf(errands, choices.slot)
  const [named, serving, places, hold, attempt, rules] = await Promise.all([
    choices.centre ? findCentre(ctx, choices.centre) : null,
    Promise.all([...new Set(services)].map((code) => listCentresFor(ctx, code))),
    items ? findPlaces(ctx, items) : null,
    choices.hold ? findHold(ctx, choices.hold) : null,
    recallAttempt(ctx, search.attempt, 'queue.book'),
    queueRulesShown(ctx, { centreCode: choices.centre, serviceCode: services[0] }),
  ])
  // A centre that does not give the services is as if none were chosen; the list says so.
  const centre = named && serving.every((list) => list.some((one) => one.code === named.code)) ? named : null
  const path: BookingPath = {
    base,
    ...choices,
    service: errandsText(errands) || undefined,
    centre: centre?.code,
    slot: places ? choices.slot : undefined,
  }
  const served = places?.every((place) => place.served && place.ownLine)
  const refused = attempt?.errors[0]?.code ?? (places && !served ? 'service_not_here' : undefined)
  const lapsed = choices.hold !== undefined && !hold
  const full = !hold && places?.some((place) => place.full && !place.lapsed)
  const repeated = new Set(errands.map((errand) => errandsText([errand]))).size < errands.length

  const frame = (step: BookingStep, children: React.ReactNode, title: string = t('book.title')) => (
    <Page
      title={title}
      lead={
        step !== 'check' && step !== 'service' && services.length > 0
          ? errands.map((errand) => localized(locale, details.get(errand.service)?.name ?? { az: errand.service })).join(' · ')
          : undefined
      }
      breadcrumbs={[{ href: `/${locale}/appointments`, label: t('list.title') }]}
    >
      <BookingSteps locale={locale} path={path} current={step} />
      {children}
    </Page>
  )

  if (errands.length === 0 || (search.add === '1' && errands.length < rules.visitsPerParty))
    return frame('service', <ChooseService ctx={ctx} path={path} query={text(search, 'q')} page={pageNumber(search.page)} />)
  if ((!choices.go && !named) || repeated)
    return frame(
      'service',
      <Errands
        ctx={ctx}
        path={path}
        errands={errands}
        services={details}
        most={rules.visitsPerParty}
        repeated={repeated && choices.go !== undefined}
      />,
    )
  if (!centre)
    return frame(
      'centre',
      <>
        <DrawNotice ctx={ctx} services={services} />
        <ChooseCentre ctx={ctx} path={path} services={services} notServed={named !== null} />
      </>,
    )
  if (places && path.slot && (refused === 'slot_taken' || (full && !refused)))
    return frame(
      'time',
      <Taken ctx={ctx} path={path} slotId={path.slot} services={services} lapsed={lapsed} />,
      lapsed ? t('taken.lapsedTitle') : t('taken.title'),
    )
  if (refused) return frame('time', <Refusal ctx={ctx} path={path} code={refused} />, t('errors.title'))
  const hidden = { ...actingAs(ctx.actor) }
  if (places && path.slot) {
    const beneficiaries = await beneficiariesOf(
      ctx,
      errands.map((errand) => errand.member),
    )
    const planned = errands.flatMap((errand, n) => {
      const service = details.get(errand.service)
      const place = places[n]
      return service && place
        ? [{ service, startsAt: place.startsAt, minutes: place.minutes, forName: beneficiaries?.[n]?.name }]
        : []
    })
    const needs = await needsOf(
      ctx,
      errands.flatMap((errand) => {
        const service = details.get(errand.service)
        return service ? [{ service, own: !errand.member }] : []
      }),
    )
    return frame(
      'check',
      <CheckPlace
        locale={locale}
        path={path}
        errands={planned.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())}
        centre={centre}
        needs={needs}
        rules={rules}
        keptUntil={hold?.expiresAt ?? null}
        action={book}
        hidden={{
          ...hidden,
          ...hiddenChoices(path, { hold: hold?.id }),
          idempotencyKey: newKey(),
        }}
      />,
    )
  }
  if (choices.day)
    return frame(
      'time',
      <ChooseTime
        ctx={ctx}
        path={path}
        centre={centre}
        day={choices.day}
        check={text(search, 'check') === '1'}
        services={services}
        hidden={hidden}
        action={choose}
      />,
    )
  return frame('day', <ChooseDay ctx={ctx} path={path} centre={centre} services={services} />)
}
