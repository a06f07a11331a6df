import type { SignInMethod } from '@/db/vocabulary/identity'

/**
 * Authentication methods references of each way to sign in (RFC 8176), for ID tokens. `swk` and `hwk`: a key in software or in
 * hardware; `mca`: over several channels; `sc`: a smart card; `user`: the holder was verified; `pwd`: a password.
 */
export const AMR = {
  password: ['pwd'],
  passkey: ['hwk', 'user'],
  asan_imza: ['swk', 'mca'],
  e_signature: ['hwk', 'sc'],
} as const satisfies Record<SignInMethod, readonly string[]>
