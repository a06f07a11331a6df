import type { ServiceFolder } from './folder'

export const BUSINESS: Record<string, ServiceFolder> = {}
