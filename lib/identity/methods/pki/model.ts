/** Why a signature is not believed. Closed list; the words are in messages/<locale>/signatures.json under `problems`. */
export const SIGNATURE_PROBLEMS = [
  'certificate_malformed',
  'certificate_untrusted',
  'certificate_weak',
  'certificate_not_yet_valid',
  'certificate_expired',
  'certificate_wrong_purpose',
  'certificate_revoked',
  'revocation_unknown',
  'certificate_without_pin',
  'signature_wrong',
] as const
export type SignatureProblem = (typeof SIGNATURE_PROBLEMS)[number]

/** Who holds the key of a certificate that was found good. */
export type Signer = {
  pin: string
  /** Serial number of the certificate, lower-case hexadecimal without leading zeros. */
  serial: string
}
