import type { Pending, SignedIn } from './store'

/** What the pages need of OpenID Connect. The tax portal and the bank do it with different libraries. */
export type RelyingParty = {
  /** Where the browser goes to sign in, and what has to be remembered until it comes back. */
  begin(locale: string): Promise<{ address: URL; pending: Pending }>
  /** @param callback the address the browser came back to */
  finish(callback: URL, pending: Pending): Promise<SignedIn>
  /** Where the browser goes to sign out everywhere. */
  signOut(idToken: string, locale: string): Promise<URL>
  /** For logout tokens. */
  issuer(): Promise<{ issuer: string; jwksUri: string }>
}

/** A level of ASAN Login, weakest first; what it does not know is the weakest. */
export const LEVELS = ['low', 'substantial', 'high'] as const
export const rankOf = (level: string): number => (LEVELS as readonly string[]).indexOf(level)

const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))

/** Claims about the person, as the account page shows them; those about the token itself are left out. */
export function personalClaims(claims: Record<string, unknown>): Record<string, string> {
  const technical = new Set(['iss', 'aud', 'exp', 'iat', 'nonce', 'at_hash', 's_hash', 'sid', 'acr', 'amr', 'auth_time', 'sub'])
  return Object.fromEntries(
    Object.entries(claims)
      .filter(([name, value]) => !technical.has(name) && value !== undefined && value !== null)
      .map(([name, value]) => [name, text(value)]),
  )
}

export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
