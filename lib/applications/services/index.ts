import type { Locale } from '@/lib/i18n/locales'
import type { ServiceTexts } from '../check-definition'
import type { ServiceDefinition } from '../definition'
import { type ApplicableService, isApplicable } from './codes'
import { definition as idCardRenew } from './din-id-card-renew/definition'
import idCardRenewAz from './din-id-card-renew/texts.az.json'
import idCardRenewEn from './din-id-card-renew/texts.en.json'
import idCardRenewRu from './din-id-card-renew/texts.ru.json'
import { definition as residenceReference } from './din-residence-reference/definition'
import residenceReferenceAz from './din-residence-reference/texts.az.json'
import residenceReferenceEn from './din-residence-reference/texts.en.json'
import residenceReferenceRu from './din-residence-reference/texts.ru.json'
import { definition as childbirthBenefit } from './dsmf-childbirth-benefit/definition'
import childbirthBenefitAz from './dsmf-childbirth-benefit/texts.az.json'
import childbirthBenefitEn from './dsmf-childbirth-benefit/texts.en.json'
import childbirthBenefitRu from './dsmf-childbirth-benefit/texts.ru.json'
import { definition as companyExtract } from './dvx-company-extract/definition'
import companyExtractAz from './dvx-company-extract/texts.az.json'
import companyExtractEn from './dvx-company-extract/texts.en.json'
import companyExtractRu from './dvx-company-extract/texts.ru.json'

/** `earlier`: definitions by version that applications still lie in, to read them as they were filled in. */
export type ServiceForm = {
  definition: ServiceDefinition
  texts: ServiceTexts
  earlier?: Readonly<Record<number, ServiceDefinition>>
}

/** Every form of the product. A code of ./codes.ts without an entry does not compile. */
export const SERVICE_FORMS: Record<ApplicableService, ServiceForm> = {
  'din-id-card-renew': { definition: idCardRenew, texts: { az: idCardRenewAz, en: idCardRenewEn, ru: idCardRenewRu } },
  'din-residence-reference': {
    definition: residenceReference,
    texts: { az: residenceReferenceAz, en: residenceReferenceEn, ru: residenceReferenceRu },
  },
  'dsmf-childbirth-benefit': {
    definition: childbirthBenefit,
    texts: { az: childbirthBenefitAz, en: childbirthBenefitEn, ru: childbirthBenefitRu },
  },
  'dvx-company-extract': {
    definition: companyExtract,
    texts: { az: companyExtractAz, en: companyExtractEn, ru: companyExtractRu },
  },
}

export const findDefinition = (code: string): ServiceDefinition | null =>
  isApplicable(code) ? SERVICE_FORMS[code].definition : null

/**
 * The form an application was filled in with.
 *
 * @throws {Error} when there is no form for the service: its applications could not have been made
 */
export function getDefinition(code: string, version?: number): ServiceDefinition {
  const form: ServiceForm | null = isApplicable(code) ? SERVICE_FORMS[code] : null
  if (!form) throw new Error(`Cannot read an application: expected a form for the service '${code}', found none`)
  return (version === undefined ? undefined : form.earlier?.[version]) ?? form.definition
}

export function textsOf(code: string, locale: Locale): ServiceTexts['az'] {
  if (!isApplicable(code)) throw new Error(`Cannot read texts: expected a form for the service '${code}', found none`)
  return SERVICE_FORMS[code].texts[locale]
}
