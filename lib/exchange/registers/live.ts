import type { RegisterClient } from './contract'

/**
 * A register behind an HTTP gateway: `POST <url>/<question>` with the parameters as JSON, answered by the envelope of
 * ./contract.ts. Credentials belong to the gateway of the exchange network, not here.
 */
export function liveRegister(url: string, requestId: string): RegisterClient {
  return {
    async ask(question, params, signal) {
      const response = await fetch(`${url.replace(/\/$/, '')}/${question}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': requestId },
        body: JSON.stringify(params),
        redirect: 'error',
        signal,
      })
      if (!response.ok) throw new Error(`Cannot ask the register: expected 200, got ${response.status}`)
      return response.json()
    },
  }
}
