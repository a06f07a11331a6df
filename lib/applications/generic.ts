import type { ServiceDetails } from '@/lib/catalogue/model'
import type { ServiceForm } from './form'

/** Applications made with a form drawn up from the registry. */
export const GENERIC_VERSION = 0

export const genericForm = (_service: ServiceDetails): ServiceForm | null => null
