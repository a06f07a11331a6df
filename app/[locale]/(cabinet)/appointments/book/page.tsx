import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import type { BookingPath } from '@/components/queue/booking-path'
import { type BookingStep, BookingSteps } from '@/components/queue/booking-steps'
import { findCentre, findService, listCentresFor } from '@/lib/catalogue'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { pageNumber } from '@/lib/platform/pages'
import { findPlace } from '@/lib/queue'
import { CheckPlace } from '../_parts/check-place'
import { ChooseCentre } from '../_parts/choose-centre'
import { ChooseDay } from '../_parts/choose-day'
import { ChooseService } from '../_parts/choose-service'
import { ChooseTime } from '../_parts/choose-time'
import { readChoices, text } from '../_parts/params'
import { Refusal } from '../_parts/refusal'
import { Taken } from '../_parts/taken'
import { book } from './actions'

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
  const [service, named, serving, place, attempt] = await Promise.all([
    choices.service ? findService(ctx, choices.service) : null,
    choices.centre ? findCentre(ctx, choices.centre) : null,
    choices.service ? listCentresFor(ctx, choices.service) : [],
    choices.slot && choices.service ? findPlace(ctx, { slotId: choices.slot, serviceCode: choices.service }) : null,
    recallAttempt(ctx, search.attempt, 'queue.book'),
  ])
  // A centre that does not give the service is as if none were chosen; the list says so.
  const centre = named && serving.some((one) => one.code === named.code) ? named : null
  const path: BookingPath = { base, ...choices, service: service?.code, centre: centre?.code, slot: place?.id }
  const refused = attempt?.errors[0]?.code ?? (place && !place.served ? 'service_not_here' : undefined)

  const frame = (step: BookingStep, children: React.ReactNode, title: string = t('book.title')) => (
    <Page
      title={title}
      lead={step !== 'check' && service ? localized(locale, service.name) : undefined}
      breadcrumbs={[{ href: `/${locale}/appointments`, label: t('list.title') }]}
    >
      <BookingSteps locale={locale} path={path} current={step} />
      {children}
    </Page>
  )

  if (!service)
    return frame('service', <ChooseService ctx={ctx} path={path} query={text(search, 'q')} page={pageNumber(search.page)} />)
  if (!centre)
    return frame(
      'centre',
      <ChooseCentre ctx={ctx} path={path} serviceCode={service.code} region={text(search, 'region')} notServed={named !== null} />,
    )
  if (place && (refused === 'slot_taken' || (place.full && !refused)))
    return frame('time', <Taken ctx={ctx} path={path} slotId={place.id} serviceCode={service.code} />, t('taken.title'))
  if (refused) return frame('time', <Refusal locale={locale} path={path} code={refused} />, t('errors.title'))
  if (place)
    return frame(
      'check',
      <CheckPlace
        locale={locale}
        path={path}
        service={service}
        centre={centre}
        startsAt={place.startsAt}
        action={book}
        hidden={{
          slotId: place.id,
          serviceCode: service.code,
          applicationId: choices.application ?? '',
          idempotencyKey: newKey(),
          ...actingAs(ctx.actor),
          ...(Object.fromEntries(Object.entries(choices).filter(([, value]) => value)) as Record<string, string>),
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
