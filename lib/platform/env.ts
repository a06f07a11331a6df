import { z } from 'zod'

/** The parts of a comma-separated setting. */
export const listed = (text: string): string[] => text.split(',').map((one) => one.trim())

export const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORTAL_URL: z.url().default('http://localhost:3000'),
  LOGIN_URL: z.url().default('http://localhost:3001'),
  /** Signs next-auth's short-lived cookies of the sign-in round trip. */
  AUTH_SECRET: z.string().min(32),
  /**
   * 32 bytes each, base64, comma-separated: encrypt what is kept encrypted (provider payloads, id tokens) and key the throttle's
   * hashes. The first encrypts, the others are still read.
   */
  DATA_KEY: z
    .string()
    .refine((text) => listed(text).every((one) => Buffer.from(one, 'base64').length === 32), 'each key must be 32 bytes in base64'),
  /** Comma-separated; the first signs, the others are still accepted. */
  LOGIN_COOKIE_KEYS: z
    .string()
    .refine((text) => listed(text).every((one) => one.length >= 32), 'each key must have 32 characters or more'),
  /** JSON Web Key Set with the private signing keys of ASAN Login. */
  LOGIN_JWKS: z.string().min(2),
  PORTAL_CLIENT_SECRET: z.string().min(32),
  SMTP_URL: z.string().default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.string().default('ASAN xidmət <noreply@asan.example>'),
  /** `host:port`, comma-separated: partners on private addresses that may be told of sign-outs all the same. */
  LOGOUT_PRIVATE_HOSTS: z.string().default(''),
  /** `on` shows demo people, the mailbox and the component page. Never in production. */
  DEMO: z.enum(['on', 'off']).default('off'),
  LOG_LEVEL: z.string().default('info'),
  /** Where the operator of mobile signatures and the card reader are. Without it neither way to sign in is offered. */
  SIGNATURE_URL: z.url().optional(),
  /** PEM file with the certificate authorities whose signers are believed. */
  SIGNATURE_TRUST: z.string().optional(),
  /** Shared with the operator of mobile signatures. */
  SIGNATURE_SECRET: z.string().min(32).optional(),
  /** `tcp://host:3310` of a ClamAV daemon that looks at every file; `off` keeps files as "not scanned". */
  CLAMAV_URL: z.union([z.literal('off'), z.url({ protocol: /^tcp$/ })]).default('off'),
  /** Files of applications go into this folder instead of Postgres. Every process needs it. */
  FILES_FOLDER: z.string().min(1).optional(),
  /** They go into this bucket of an S3 store instead; the other FILES_S3_ variables are then needed too. */
  FILES_S3_BUCKET: z.string().min(1).optional(),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
})

export type Env = z.infer<typeof Env>

let known: Env | undefined

/**
 * The checked environment.
 *
 * @throws {Error} naming each variable that is missing or malformed, never its value
 */
export function env(): Env {
  if (known) return known
  const parsed = Env.safeParse(process.env)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new Error(`Cannot start: the environment is not complete. ${problems}. See the configuration table in README.md`)
  }
  known = parsed.data
  return known
}

export const demoMode = (): boolean => process.env.DEMO === 'on'
