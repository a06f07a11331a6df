import type { ServiceFolder } from './folder'

export const SOCIAL: Record<string, ServiceFolder> = {}
