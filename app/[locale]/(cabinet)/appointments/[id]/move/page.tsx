import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import type { BookingPath } from '@/components/queue/booking-path'
import { type BookingStep, BookingSteps } from '@/components/queue/booking-steps'
import { formatWhen } from '@/components/queue/when'
import { findCentre, findService, listCentresFor } from '@/lib/catalogue'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { findPlace, findVisit } from '@/lib/queue'
import { CheckPlace } from '../../_parts/check-place'
import { ChooseCentre } from '../../_parts/choose-centre'
import { ChooseDay } from '../../_parts/choose-day'
import { ChooseTime } from '../../_parts/choose-time'
import { readChoices, text } from '../../_parts/params'
import { Refusal } from '../../_parts/refusal'
import { Taken } from '../../_parts/taken'
import { move } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/[id]/move'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('visit.move') } : {}
}

export default async function MovePage({ params, searchParams }: PageProps<'/[locale]/appointments/[id]/move'>) {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const search = await searchParams
  const visit = isId(id) ? await findVisit(ctx, id) : null
  if (!visit) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const { service: _, application: __, ...choices } = readChoices(search)
  const [service, named, serving, place, attempt] = await Promise.all([
    findService(ctx, visit.serviceCode),
    choices.centre ? findCentre(ctx, choices.centre) : null,
    listCentresFor(ctx, visit.serviceCode),
    choices.slot ? findPlace(ctx, { slotId: choices.slot, serviceCode: visit.serviceCode }) : null,
    recallAttempt(ctx, search.attempt, 'queue.move'),
  ])
  if (!service) notFound()
  // A centre that does not give the service is as if none were chosen; the list says so.
  const centre = named && serving.some((one) => one.code === named.code) ? named : null
  const path: BookingPath = { base: `/${locale}/appointments/${id}/move`, ...choices, centre: centre?.code, slot: place?.id }
  const refused =
    attempt?.errors[0]?.code ?? (visit.canMove ? (place && !place.served ? 'service_not_here' : undefined) : 'move_closed')

  const frame = (step: BookingStep, children: React.ReactNode, title: string = t('visit.move')) => (
    <Page
      title={title}
      lead={`${localized(locale, visit.serviceName)}. ${t('book.check.before')}: ${formatWhen(locale, visit.startsAt)}`}
      breadcrumbs={[
        { href: `/${locale}/appointments`, label: t('list.title') },
        { href: `/${locale}/appointments/${id}`, label: visit.reference },
      ]}
    >
      <BookingSteps locale={locale} path={path} current={step} moving />
      {children}
    </Page>
  )

  if (refused && refused !== 'slot_taken')
    return frame('time', <Refusal locale={locale} path={path} code={refused} />, t('errors.title'))
  if (!centre)
    return frame(
      'centre',
      <ChooseCentre
        ctx={ctx}
        path={path}
        serviceCode={visit.serviceCode}
        region={text(search, 'region')}
        notServed={named !== null}
      />,
    )
  if (place && place.id !== visit.slotId && (place.full || refused === 'slot_taken'))
    return frame('time', <Taken ctx={ctx} path={path} slotId={place.id} serviceCode={visit.serviceCode} />, t('taken.title'))
  if (place)
    return frame(
      'check',
      <CheckPlace
        locale={locale}
        path={path}
        service={service}
        centre={centre}
        startsAt={place.startsAt}
        before={visit.startsAt}
        action={move}
        hidden={{
          id,
          slotId: place.id,
          slot: place.id,
          centre: centre.code,
          ...(choices.day && { day: choices.day }),
          ...actingAs(ctx.actor),
        }}
      />,
    )
  if (choices.day)
    return frame(
      'time',
      <ChooseTime ctx={ctx} path={path} centre={centre} day={choices.day} check={text(search, 'check') === '1'} />,
    )
  return frame('day', <ChooseDay ctx={ctx} path={path} centre={centre} />)
}
