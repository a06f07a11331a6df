import { notFound } from 'next/navigation'
import { isLocale, LOCALES, type Locale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { deviceToken, findDevice } from '@/lib/queue'
import type { PairedDevice } from '@/lib/queue/model'

/** Rest until a kiosk asks whether somebody is there; on the result, which holds nothing to type, less. */
export const IDLE_SECONDS = 60
export const IDLE_ON_RESULT_SECONDS = 25

/** A kiosk that stood still for so long goes on without the network. While pages are compiled on demand the first one takes longer. */
const WAIT_MS = process.env.NODE_ENV === 'development' ? 30_000 : 3_000

export type KioskScreen = {
  ctx: Ctx<Anonymous>
  locale: Locale
  centre: string
  base: string
  /** Null: not paired, switched off, or of another centre. */
  device: PairedDevice | null
  trouble: 'unpaired' | 'disabled' | 'other_centre' | null
  keep: { offline: string[]; scopes: string[]; waitMs: number }
}

/**
 * What every kiosk page begins with. Whoever may be signed in in this browser, at a kiosk nobody is: what is done here is done by who stands
 * there. A failing read is thrown, not turned into a page: the kiosk's worker goes on without us then.
 */
export async function kioskScreen(params: Promise<{ locale: string; centre: string }>): Promise<KioskScreen> {
  const { locale, centre } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await kioskCtx()
  const device = await findDevice(ctx, await deviceToken())
  const base = baseOf(locale, centre)
  const trouble =
    !device || device.kind !== 'kiosk'
      ? 'unpaired'
      : device.disabled
        ? 'disabled'
        : device.centreCode !== centre
          ? 'other_centre'
          : null
  return {
    ctx,
    locale,
    centre,
    base,
    device: trouble ? null : device,
    trouble,
    keep: {
      offline: LOCALES.map((one) => `${baseOf(one, centre)}/offline`),
      scopes: LOCALES.map((one) => `/${one}/kiosk`),
      waitMs: WAIT_MS,
    },
  }
}

export const baseOf = (locale: Locale, centre: string): string => `/${locale}/kiosk/${encodeURIComponent(centre)}`

/** The context of a kiosk or a hall screen. */
export async function kioskCtx(): Promise<Ctx<Anonymous>> {
  const ctx = await requireCtx('anyone')
  return { ...ctx, actor: { kind: 'anonymous' } }
}

/** Leads on with GET, also from a form. */
export const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path } })
