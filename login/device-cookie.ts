import type { Context } from 'koa'
import { deviceWithPerson } from '@/lib/identity'

/** Tells a browser in which somebody has signed in before; see lib/identity/known-device.ts. */
export const DEVICE_COOKIE = 'asan-login.device'
/** The way in this browser used last, offered first the next time. */
export const METHOD_COOKIE = 'asan-login.method'
const YEAR_MS = 365 * 24 * 3_600_000

/** After this person signed in here. */
export function rememberDevice(ctx: Context, pin: string, method: string, secure: boolean): void {
  const options = { httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_MS } as const
  const before = ctx.cookies.get(DEVICE_COOKIE, { signed: true })
  ctx.cookies.set(DEVICE_COOKIE, deviceWithPerson(before, pin), { ...options, signed: true })
  ctx.cookies.set(METHOD_COOKIE, method, { ...options, signed: false })
}
