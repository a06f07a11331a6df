/** Panels of the cabinet's home screen, in the order a newcomer sees. */
export const CABINET_PANELS = ['attention', 'applications', 'visits', 'consents', 'notices', 'documents'] as const
export type CabinetPanel = (typeof CABINET_PANELS)[number]
