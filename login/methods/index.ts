import { asanImza } from './asan-imza'
import { eSignature } from './e-signature'
import type { SignInMethod } from './method'
import { passkey } from './passkey'
import { password } from './password'

/** The ways to sign in, in the order in which they are offered. */
export const METHODS: readonly SignInMethod[] = [password, asanImza, eSignature, passkey]
