import { timingSafeEqual } from 'node:crypto'
import type { OneTimeCodePurpose } from '@/db/vocabulary/identity'
import { keyedHash } from '@/lib/platform/crypto'

/** Under which a code is kept: it cannot be guessed from a copy of the database, and is worth nothing for anybody else. */
export const hashCode = (purpose: OneTimeCodePurpose, personId: string, code: string): string =>
  keyedHash('one-time-code', `${purpose}\0${personId}\0${code}`)

export const sameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
