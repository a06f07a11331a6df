import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type HallData, HallScreen, type HallWords, type Trio } from '@/components/hall/hall-screen'
import { FontLinks } from '@/components/layout/font-links'
import { getTranslator, isLocale, LOCALES, type Locale, localized } from '@/lib/i18n'
import { orUnavailable } from '@/lib/identity'
import { clockInBaku } from '@/lib/platform/time'
import { getHallFrame, readHall } from '@/lib/queue'
import { kioskCtx } from '../../kiosk/_parts/screen'

/** Without scripts the whole page is fetched anew this often. */
const REFRESH_SECONDS = 15

export async function generateMetadata({ params }: PageProps<'/[locale]/display/[centre]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'display')('title'), robots: { index: false } } : {}
}

/** The hall's screen: for everybody to see, so it needs no device and shows no name. */
export default async function DisplayPage({ params }: PageProps<'/[locale]/display/[centre]'>) {
  const { locale, centre } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await kioskCtx()
  const frame = await orUnavailable(() => getHallFrame(ctx, centre))
  if (!frame) notFound()
  const state = await orUnavailable(() => readHall(centre, ctx.now))
  const order = [locale, ...LOCALES.filter((one) => one !== locale)]
  const t = getTranslator(locale, 'display')
  return (
    <>
      {order.map((one) => (
        <FontLinks key={one} locale={one} />
      ))}
      <noscript>
        <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
      </noscript>
      <HallScreen
        url={`/api/queue/v1/centres/${encodeURIComponent(centre)}/stream`}
        first={{ state: asSent(state), asOf: ctx.now.toISOString() }}
        centreName={named(order, frame.centreName)}
        lines={frame.lines.map((line) => ({ code: line.code, name: named(order, line.name) }))}
        words={{
          ...wordsIn(order),
          people: t('people'),
          minutes: t.raw('minutes') as string,
          minutesUpTo: t.raw('minutesUpTo') as string,
          soundOn: t('soundOn'),
          soundIsOn: t('soundIsOn'),
        }}
        sentences={Object.fromEntries(LOCALES.map((one) => [one, getTranslator(one, 'display').raw('speech') as string]))}
        clock={clockInBaku(ctx.now)}
      />
    </>
  )
}

const named = (order: readonly Locale[], name: Parameters<typeof localized>[1]): Trio =>
  order.map((locale) => ({ locale, text: localized(locale, name) }))

type TrioKey = { [K in keyof HallWords]: HallWords[K] extends Trio ? K : never }[keyof HallWords]
const TRIOS: readonly TrioKey[] = [
  'nowCalling',
  'number',
  'window',
  'fresh',
  'again',
  'atWindows',
  'waiting',
  'nobody',
  'closed',
  'opensAt',
  'old',
  'openWindows',
  'otherLines',
]

const wordsIn = (order: readonly Locale[]): Pick<HallWords, TrioKey> => {
  const trio = (key: TrioKey): Trio =>
    order.map((locale) => ({ locale, text: getTranslator(locale, 'display').raw(key) as string }))
  return Object.fromEntries(TRIOS.map((key) => [key, trio(key)])) as Pick<HallWords, TrioKey>
}

/** As the stream sends it: moments are texts. */
const asSent = (state: Awaited<ReturnType<typeof readHall>>): HallData => JSON.parse(JSON.stringify(state)) as HallData
