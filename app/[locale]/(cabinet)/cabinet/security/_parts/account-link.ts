import type { Locale } from '@/lib/i18n'
import { env } from '@/lib/platform/env'

/** A page of one's account at ASAN Login (passwords are typed nowhere else), which leads back here afterwards. */
export function accountLink(locale: Locale, page: 'password' | 'passkeys'): string {
  const address = new URL(`/account/${page}`, env().LOGIN_URL)
  address.searchParams.set('return', `/${locale}/cabinet/security/ways`)
  return address.href
}
