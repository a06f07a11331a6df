import type { ServiceTexts } from './check-definition'
import type { ServiceDefinition } from './definition'

/** A form ready to be filled in. `texts` hold its own words and the common ones. */
export type ServiceForm = {
  definition: ServiceDefinition
  texts: ServiceTexts
  /** A folder of the code, a record made in the admin section, or drawn up from the registry's record. */
  source: FormSource
}
export type FormSource = 'folder' | 'record' | 'generic'
