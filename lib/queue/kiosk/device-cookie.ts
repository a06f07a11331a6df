import { cookies } from 'next/headers'

const TEN_YEARS = 10 * 365 * 86_400

const secure = (): boolean => (process.env.PORTAL_URL ?? '').startsWith('https:')

/** Names the device, not a person. Sent only with requests that begin on our own pages: no other site can take a ticket with it. */
export const DEVICE_COOKIE = 'asan_device'

export async function keepDeviceToken(token: string): Promise<void> {
  ;(await cookies()).set(DEVICE_COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: secure(),
    path: '/',
    maxAge: TEN_YEARS,
  })
}

export const deviceToken = async (): Promise<string | undefined> => (await cookies()).get(DEVICE_COOKIE)?.value

export async function forgetDeviceToken(): Promise<void> {
  ;(await cookies()).delete(DEVICE_COOKIE)
}
