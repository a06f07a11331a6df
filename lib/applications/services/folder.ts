import type { RawAnswers } from '@/db/schema/applications'
import type { ServiceTexts } from '../check-definition'
import type { ServiceDefinition } from '../definition'
import type { FactValues } from '../facts'

/** Complete answers that pass the whole form in `aWorld(facts, files)` (testing.ts): what every test of a form begins with. */
export type ServiceExample = {
  answers: RawAnswers
  /** What the registers say where it matters to this form; the rest is as `aWorld` has it. */
  facts?: Partial<FactValues>
  /** How many files are attached, by field. */
  files?: Record<string, number>
}

/** A service form as a folder of the code. */
export type ServiceFolder = {
  definition: ServiceDefinition
  /** Its own words; what they leave out is in services/common. */
  texts: ServiceTexts
  example: ServiceExample
  /** Definitions by version that applications still lie in, to read them as they were filled in. */
  earlier?: Readonly<Record<number, ServiceDefinition>>
}
