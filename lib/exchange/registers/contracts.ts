import type { z } from 'zod'
import type { RegisterCode } from '@/db/vocabulary/registers'
import { civilStatus } from './civil-status/contract'
import { driving } from './driving/contract'
import { education } from './education/contract'
import { employment } from './employment/contract'
import { identityDocuments } from './identity-documents/contract'
import { legalEntities } from './legal-entities/contract'
import { population } from './population/contract'
import { property } from './property/contract'
import { socialProtection } from './social-protection/contract'

export const CONTRACTS = {
  population,
  civil_status: civilStatus,
  identity_documents: identityDocuments,
  driving,
  education,
  employment,
  property,
  legal_entities: legalEntities,
  social_protection: socialProtection,
} as const satisfies { [R in RegisterCode]: { register: R } }

export type Contracts = typeof CONTRACTS
export type QuestionOf<R extends RegisterCode> = keyof Contracts[R]['questions'] & string
type Find<R extends RegisterCode, Q extends QuestionOf<R>> = Contracts[R]['questions'][Q]
export type ParamsOf<R extends RegisterCode, Q extends QuestionOf<R>> =
  Find<R, Q> extends { params: infer P extends z.ZodType } ? z.input<P> : never
export type AnswerOf<R extends RegisterCode, Q extends QuestionOf<R>> =
  Find<R, Q> extends { answer: infer A extends z.ZodType } ? z.output<A> : never
