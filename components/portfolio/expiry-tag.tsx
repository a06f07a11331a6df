import { StatusTag, type Tone } from '@/components/ui'
import { formatDay, getTranslator, type Locale } from '@/lib/i18n'
import type { Expiry } from '@/lib/portfolio/model'

const TONES: Record<Expiry['state'], Tone> = { no_end: 'success', valid: 'success', soon: 'warning', expired: 'danger' }

export function ExpiryTag({ locale, expiry }: { locale: Locale; expiry: Expiry }) {
  return <StatusTag tone={TONES[expiry.state]}>{getTranslator(locale, 'portfolio')(`expiry.${expiry.state}`)}</StatusTag>
}

/** "16 dekabr 2026 (25 gün qalıb)". Days are counted only when they press. */
export function expiryText(locale: Locale, expiry: Expiry): string {
  const t = getTranslator(locale, 'portfolio')
  if (expiry.state === 'no_end') return t('expiry.noEnd')
  const day = formatDay(locale, expiry.on)
  if (expiry.state === 'valid') return day
  return `${day} (${t(expiry.state === 'soon' ? 'expiry.left' : 'expiry.ago', { days: expiry.days })})`
}
