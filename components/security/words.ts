import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/tone'
import type { AssuranceLevel, LogoutStatus } from '@/db/vocabulary/identity'
import { formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { OpenedPortal } from '@/lib/identity/model'

export const deviceName = (locale: Locale, device: string | null): string =>
  device ?? getTranslator(locale, 'security')('manage.unknownDevice')

export const deviceIcon = (device: string | null): IconName => (/Android|iPhone|iPad/.test(device ?? '') ? 'smartphone' : 'laptop')

/** The level in words, with the end of its time when it has one. */
export function levelText(locale: Locale, level: AssuranceLevel, endsAt: Date | null = null): string {
  const name = getTranslator(locale, 'login')(`level.${level}`)
  if (!endsAt) return name
  return getTranslator(locale, 'security')('manage.levelUntil', { level: name, time: formatTime(locale, endsAt) })
}

export function portalName(locale: Locale, { clientId, name }: OpenedPortal): string {
  const t = getTranslator(locale, 'security')
  if (name) return localized(locale, name)
  return clientId === 'portal' ? t('manage.thisPortal') : t('manage.unknownPortal')
}

export const LOGOUT_TONES: Record<LogoutStatus, Tone> = { ended: 'success', pending: 'info', failed: 'danger' }
export const LOGOUT_ICONS: Partial<Record<LogoutStatus, IconName>> = { pending: 'clock' }
