/** `__Host-` ties the cookie to this origin; browsers take it over HTTPS only. */
export const sessionCookieName = (portalUrl = process.env.PORTAL_URL ?? ''): string =>
  portalUrl.startsWith('https:') ? '__Host-asan.session' : 'asan.session'
