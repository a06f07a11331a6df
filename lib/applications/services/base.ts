import { definition as idCardRenew } from './din-id-card-renew/definition'
import { example as idCardRenewExample } from './din-id-card-renew/example'
import idCardRenewAz from './din-id-card-renew/texts.az.json'
import idCardRenewEn from './din-id-card-renew/texts.en.json'
import idCardRenewRu from './din-id-card-renew/texts.ru.json'
import { definition as residenceReference } from './din-residence-reference/definition'
import { example as residenceReferenceExample } from './din-residence-reference/example'
import residenceReferenceAz from './din-residence-reference/texts.az.json'
import residenceReferenceEn from './din-residence-reference/texts.en.json'
import residenceReferenceRu from './din-residence-reference/texts.ru.json'
import { definition as childbirthBenefit } from './dsmf-childbirth-benefit/definition'
import { example as childbirthBenefitExample } from './dsmf-childbirth-benefit/example'
import childbirthBenefitAz from './dsmf-childbirth-benefit/texts.az.json'
import childbirthBenefitEn from './dsmf-childbirth-benefit/texts.en.json'
import childbirthBenefitRu from './dsmf-childbirth-benefit/texts.ru.json'
import { definition as companyExtract } from './dvx-company-extract/definition'
import { example as companyExtractExample } from './dvx-company-extract/example'
import companyExtractAz from './dvx-company-extract/texts.az.json'
import companyExtractEn from './dvx-company-extract/texts.en.json'
import companyExtractRu from './dvx-company-extract/texts.ru.json'
import type { ServiceFolder } from './folder'

/** Identity, the first allowance and the company's extract. */
export const BASE: Record<string, ServiceFolder> = {
  'din-id-card-renew': {
    definition: idCardRenew,
    texts: { az: idCardRenewAz, en: idCardRenewEn, ru: idCardRenewRu },
    example: idCardRenewExample,
  },
  'din-residence-reference': {
    definition: residenceReference,
    texts: { az: residenceReferenceAz, en: residenceReferenceEn, ru: residenceReferenceRu },
    example: residenceReferenceExample,
  },
  'dsmf-childbirth-benefit': {
    definition: childbirthBenefit,
    texts: { az: childbirthBenefitAz, en: childbirthBenefitEn, ru: childbirthBenefitRu },
    example: childbirthBenefitExample,
  },
  'dvx-company-extract': {
    definition: companyExtract,
    texts: { az: companyExtractAz, en: companyExtractEn, ru: companyExtractRu },
    example: companyExtractExample,
  },
}
