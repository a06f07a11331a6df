/** Services with a form here; each is a folder beside this file. A missing folder does not compile (./index.ts). */
export const APPLICABLE_SERVICES = [
  'din-id-card-renew',
  'din-residence-reference',
  'dsmf-childbirth-benefit',
  'dvx-company-extract',
] as const
export type ApplicableService = (typeof APPLICABLE_SERVICES)[number]

export const isApplicable = (code: string): code is ApplicableService => (APPLICABLE_SERVICES as readonly string[]).includes(code)
