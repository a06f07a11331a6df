import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { type BookingPath, hiddenChoices } from '@/components/queue/booking-path'
import { type BookingStep, BookingSteps } from '@/components/queue/booking-steps'
import { formatWhen } from '@/components/queue/when'
import { findCentre, findService, listCentresFor } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { findHold, findMovable, findPlaces, findVisit, queueRulesShown } from '@/lib/queue'
import { CheckPlace } from '../../_parts/check-place'
import { ChooseCentre } from '../../_parts/choose-centre'
import { ChooseDay } from '../../_parts/choose-day'
import { ChooseTime } from '../../_parts/choose-time'
import { needsOf } from '../../_parts/needs'
import { readChoices, text } from '../../_parts/params'
import { Refusal } from '../../_parts/refusal'
import { Taken } from '../../_parts/taken'
import { choose, move } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/[id]/move'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('visit.move') } : {}
}

export default async function MovePage({ params, searchParams }: PageProps<'/[locale]/appointments/[id]/move'>) {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const search = await searchParams
  const { service: _, application: __, ...choices } = readChoices(search)
  const [visit, movable] = isId(id)
    ? await Promise.all([findVisit(ctx, id), findMovable(ctx, { id, whole: choices.whole !== undefined })])
    : [null, null]
  if (!visit || !movable) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const codes = movable.visits.map((one) => one.serviceCode)
  const slots = choices.slot?.split(',') ?? []
  const [found, named, serving, places, hold, attempt, rules] = await Promise.all([
    Promise.all(codes.map((code) => findService(ctx, code))),
    choices.centre ? findCentre(ctx, choices.centre) : null,
    Promise.all(codes.map((code) => listCentresFor(ctx, code))),
    slots.length === codes.length
      ? findPlaces(
          ctx,
          codes.map((serviceCode, n) => ({ serviceCode, slotId: slots[n] ?? '' })),
        )
      : null,
    choices.hold ? findHold(ctx, choices.hold) : null,
    recallAttempt(ctx, search.attempt, 'queue.move'),
    queueRulesShown(ctx, { centreCode: choices.centre, serviceCode: visit.serviceCode }),
  ])
  const services = found.filter((service): service is ServiceDetails => service !== null)
  if (services.length !== codes.length || services.length === 0) notFound()
  // A centre that does not give the services is as if none were chosen; the list says so.
  const centre = named && serving.every((list) => list.some((one) => one.code === named.code)) ? named : null
  const path: BookingPath = {
    base: `/${locale}/appointments/${id}/move`,
    ...choices,
    centre: centre?.code,
    slot: places ? choices.slot : undefined,
  }
  const served = places?.every((place) => place.served && place.ownLine)
  const refused = attempt?.errors[0]?.code ?? (visit.canMove ? (places && !served ? 'service_not_here' : undefined) : 'move_closed')
  const lapsed = choices.hold !== undefined && !hold
  const full = !hold && places?.some((place) => place.full && !place.lapsed && !movable.slotIds.includes(place.id))

  const frame = (step: BookingStep, children: React.ReactNode, title: string = t('visit.move')) => (
    <Page
      title={title}
      lead={`${services.map((service) => localized(locale, service.name)).join(' · ')}. ${t('book.check.before')}: ${formatWhen(locale, visit.startsAt)}`}
      breadcrumbs={[
        { href: `/${locale}/appointments`, label: t('list.title') },
        { href: `/${locale}/appointments/${id}`, label: visit.reference },
      ]}
    >
      <BookingSteps locale={locale} path={path} current={step} moving />
      {children}
    </Page>
  )

  if (refused && refused !== 'slot_taken') return frame('time', <Refusal ctx={ctx} path={path} code={refused} />, t('errors.title'))
  if (!centre) return frame('centre', <ChooseCentre ctx={ctx} path={path} services={codes} notServed={named !== null} />)
  if (places && path.slot && (full || refused === 'slot_taken'))
    return frame(
      'time',
      <Taken ctx={ctx} path={path} slotId={path.slot} services={codes} lapsed={lapsed} />,
      lapsed ? t('taken.lapsedTitle') : t('taken.title'),
    )
  const hidden = { id, ...actingAs(ctx.actor) }
  if (places) {
    const needs = await needsOf(
      ctx,
      services.map((service, n) => ({ service, own: !movable.visits[n]?.beneficiaryName })),
    )
    return frame(
      'check',
      <CheckPlace
        locale={locale}
        path={path}
        errands={places
          .flatMap((place, n) => {
            const [service, before] = [services[n], movable.visits[n]]
            const { startsAt, minutes } = place
            return service && before
              ? [{ service, startsAt, minutes, forName: before.beneficiaryName, before: before.startsAt }]
              : []
          })
          .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())}
        centre={centre}
        needs={needs}
        rules={rules}
        keptUntil={hold?.expiresAt ?? null}
        action={move}
        hidden={{ ...hidden, ...hiddenChoices(path, { hold: hold?.id }) }}
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
        services={codes}
        own={movable.slotIds}
        hidden={hidden}
        action={choose}
      />,
    )
  return frame('day', <ChooseDay ctx={ctx} path={path} centre={centre} services={codes} own={movable.slotIds} />)
}
