import { getTranslator, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { StaffStatus } from '@/lib/identity/model'
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

export const permissionsInWords = (locale: Locale, permissions: readonly string[]): string =>
  permissions.map((permission) => translateCode(locale, 'staff', `permissions.${permission}`)).join(', ')

const DONE = ['created', 'granted', 'revoked', 'suspended', 'reactivated', 'closed'] as const
export const doneCode = (text: unknown) => DONE.find((code) => code === text) ?? null
