/** What the virus scanner said; `unscanned`: it is switched off here. */
export const SCAN_RESULTS = ['clean', 'infected', 'unscanned'] as const
export type ScanResult = (typeof SCAN_RESULTS)[number]
