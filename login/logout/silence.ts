import type { Provider } from 'oidc-provider'

/**
 * The library's own delivery (one try, for 2.5 s, before the person sees the next page) is ours to do: it stays switched on, so that
 * discovery names the feature and clients keep their addresses, and does nothing.
 */
export function silenceLibraryLogout(provider: Provider): void {
  Object.assign(provider.Client.prototype, { backchannelLogout: async () => {} })
}
