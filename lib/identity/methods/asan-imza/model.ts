import { z } from 'zod'
import type { MobileSignatureStatus } from '@/db/vocabulary/identity'
import { PhoneNumber } from '@/lib/platform/forms/model'
import type { SignatureProblem } from '../pki/model'

/** The number the operator gave to a subscriber of ASAN İmza; it stands in the contract. */
export const UserId = z
  .string({ message: 'required' })
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .regex(/^\d{6}$/, 'invalid_user_id'),
  )

export const AsanImzaInput = z.object({ phone: PhoneNumber, userId: UserId })
export type AsanImzaInput = z.output<typeof AsanImzaInput>

/** How long a phone is waited for. */
export const WAIT_SECONDS = 120

/** Why a signature that came was not accepted. */
export type SignatureFailure = SignatureProblem | 'person_unknown' | 'operator_unavailable'

/** A signature asked for, as its page shows it. */
export type AskedSignature = {
  id: string
  status: MobileSignatureStatus
  controlCode: string
  signedText: string
  expiresAt: Date
  failure: string | null
  redeemed: boolean
}
