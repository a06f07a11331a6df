import { Pin, PhoneNumber } from '@/lib/platform/forms/model'
import type { Subscriber } from '@/lib/identity/methods/asan-imza'
import { UserId } from '@/lib/identity/methods/asan-imza/model'

const PHONE = /^tel:(\+994\d{9})(?:;user-id=(\d{6}))?$/
const PERSON = /^pin:([0-9A-Z]{7})$/

/**
 * Whom a client means by its `login_hint` (OpenID CIBA, 7.1):
 *
 * - `tel:+994502000001;user-id=100001`, the number and user id of ASAN İmza as the person told them; the user id may come as
 *   `user_code` instead, which is what CIBA calls a code without which nobody's phone rings;
 * - `pin:5XK2L7A`, where the client is a body of the state and knows the person already.
 *
 * @returns null for anything else, also for two user ids
 */
export function readHint(hint: string, userCode?: string): Subscriber | null {
  const [, phone, named] = PHONE.exec(hint) ?? []
  const userId = named ?? userCode
  if (named && userCode !== undefined) return null
  if (phone && userId) {
    const known = PhoneNumber.safeParse(phone)
    return known.success && UserId.safeParse(userId).success ? { phone: known.data, userId } : null
  }
  if (userCode !== undefined) return null
  const pin = Pin.safeParse(PERSON.exec(hint)?.[1] ?? '')
  return pin.success ? { pin: pin.data } : null
}
