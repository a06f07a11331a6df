import type { Locale } from '@/lib/i18n'
import type { Facts, Owner } from '@/lib/portfolio/model'

/** What every piece of the portfolio needs to draw itself. */
export type View = { locale: Locale; today: string; owners: Record<string, Owner>; facts: Facts }
