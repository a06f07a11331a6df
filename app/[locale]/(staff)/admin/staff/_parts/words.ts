import type { Permission } from '@/db/vocabulary/identity'
import { formatDate, getTranslator, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { StaffRole, StaffStatus } from '@/lib/identity/model'
import type { FieldError } from '@/lib/platform/forms/model'

export const STATUS_TONES = { active: 'success', suspended: 'warning', closed: 'neutral' } as const satisfies Record<
  StaffStatus,
  string
>

/** A refusal in words: the domain's own code, else the common ones of forms. */
export function messageOf(locale: Locale, { code, params }: FieldError): string {
  const own = `errors.${code}`
  const t = getTranslator(locale, 'staff') as unknown as { has(key: string): boolean }
  return t.has(own) ? translateCode(locale, 'staff', own, params) : translateCode(locale, 'forms', code, params)
}

export const permissionInWords = (locale: Locale, permission: Permission): string =>
  getTranslator(locale, 'staff')(`permissions.${permission}`)

export const permissionsInWords = (locale: Locale, permissions: readonly Permission[]): string =>
  permissions.map((permission) => permissionInWords(locale, permission)).join(', ')

/** From when until when, both days included; the last day is the one before the midnight at which the role ends. */
export function periodInWords(locale: Locale, { validFrom, validTo }: Pick<StaffRole, 'validFrom' | 'validTo'>): string {
  const t = getTranslator(locale, 'staff')
  const from = formatDate(locale, validFrom)
  if (!validTo) return t('roles.since', { date: from })
  return t('roles.period', { from, to: formatDate(locale, new Date(Math.max(validFrom.getTime(), validTo.getTime() - 1))) })
}

const DONE = ['created', 'granted', 'revoked', 'suspended', 'reactivated', 'closed'] as const
export const doneCode = (text: unknown) => DONE.find((code) => code === text) ?? null
