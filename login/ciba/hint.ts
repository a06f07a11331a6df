import { Pin, PhoneNumber } from '@/lib/platform/forms/model'
import type { Subscriber } from '@/lib/identity/methods/asan-imza'
import { UserId } from '@/lib/identity/methods/asan-imza/model'

const PHONE = /^tel:(\+994\d{9});user-id=(\d{6})$/
const PERSON = /^pin:([0-9A-Z]{7})$/

/**
 * Whom a client means by its `login_hint` (OpenID CIBA, 7.1):
 *
 * - `tel:+994502000001;user-id=100001`, the number and user id of ASAN İmza as the person told them;
 * - `pin:5XK2L7A`, where the client is a body of the state and knows the person already.
 *
 * @returns null for anything else
 */
export function readHint(hint: string): Subscriber | null {
  const [, phone, userId] = PHONE.exec(hint) ?? []
  if (phone && userId) {
    const known = PhoneNumber.safeParse(phone)
    return known.success && UserId.safeParse(userId).success ? { phone: known.data, userId } : null
  }
  const pin = Pin.safeParse(PERSON.exec(hint)?.[1] ?? '')
  return pin.success ? { pin: pin.data } : null
}
