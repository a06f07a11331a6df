// What a partner has to know to connect: where it is reached itself, and who signs its visitors in.
import { mkdirSync } from 'node:fs'

export type Settings = {
  port: number
  host: string
  /** Our own public address, without a slash at its end. */
  ownUrl: string
  /** ASAN Login. Everything else about it is in its discovery document. */
  issuer: URL
  /** Folder for what survives a restart: our key, sessions. */
  stateFolder: string
}

export function readSettings(): Settings {
  const { PORT, HOST = '127.0.0.1', OWN_URL, ISSUER, STATE_FOLDER = '.local/examples' } = process.env
  if (!PORT || !OWN_URL || !ISSUER)
    throw new Error('Cannot start: expected PORT, OWN_URL and ISSUER in the environment (examples/README.md)')
  mkdirSync(STATE_FOLDER, { recursive: true })
  return { port: Number(PORT), host: HOST, ownUrl: new URL(OWN_URL).origin, issuer: new URL(ISSUER), stateFolder: STATE_FOLDER }
}

/** Plain http is for a demo on one machine; libraries refuse it unless they are told. */
export const isPlain = ({ issuer }: Settings): boolean => issuer.protocol === 'http:'
