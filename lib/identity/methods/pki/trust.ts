import { readFileSync, statSync } from 'node:fs'
import { env } from '@/lib/platform/env'
import { type Certificate, readCertificate } from './certificate'
import type { Trust } from './chain'

const BLOCK = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g

/**
 * The authorities of a PEM file. Self-signed ones are the roots; the others are known, and believed as far as they chain to a root.
 *
 * @throws {Error} when the file holds no root, or something that is no certificate
 */
export function readTrust(pem: string): Trust {
  const all = [...pem.matchAll(BLOCK)].map(([, body = '']) => {
    const certificate = readCertificate(Buffer.from(body, 'base64'))
    if (!certificate) throw new Error('Cannot read SIGNATURE_TRUST: expected certificates in PEM form, got something else')
    return certificate
  })
  const isRoot = (one: Certificate) => one.selfIssued && one.node.verify(one.key)
  const anchors = all.filter(isRoot)
  if (anchors.length === 0)
    throw new Error('Cannot read SIGNATURE_TRUST: expected at least one self-signed root certificate, got none')
  return { anchors, known: all.filter((one) => !isRoot(one)) }
}

let kept: { file: string; changedAt: number; trust: Trust } | undefined

/** The trust of this installation, read anew when the file changes. @throws {Error} when there is none */
export function installedTrust(): Trust {
  const file = env().SIGNATURE_TRUST
  if (!file) throw new Error('Cannot check a signature: expected SIGNATURE_TRUST to name a PEM file, got nothing')
  const changedAt = statSync(file).mtimeMs
  if (kept?.file !== file || kept.changedAt !== changedAt) kept = { file, changedAt, trust: readTrust(readFileSync(file, 'utf8')) }
  return kept.trust
}
