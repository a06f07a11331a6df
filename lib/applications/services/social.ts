import { definition as criminalRecord } from './din-criminal-record/definition'
import { example as criminalRecordExample } from './din-criminal-record/example'
import criminalRecordAz from './din-criminal-record/texts.az.json'
import criminalRecordEn from './din-criminal-record/texts.en.json'
import criminalRecordRu from './din-criminal-record/texts.ru.json'
import { definition as drivingLicenceRenew } from './din-driving-licence-renew/definition'
import { example as drivingLicenceRenewExample } from './din-driving-licence-renew/example'
import drivingLicenceRenewAz from './din-driving-licence-renew/texts.az.json'
import drivingLicenceRenewEn from './din-driving-licence-renew/texts.en.json'
import drivingLicenceRenewRu from './din-driving-licence-renew/texts.ru.json'
import { definition as fineObjection } from './din-fine-objection/definition'
import { example as fineObjectionExample } from './din-fine-objection/example'
import fineObjectionAz from './din-fine-objection/texts.az.json'
import fineObjectionEn from './din-fine-objection/texts.en.json'
import fineObjectionRu from './din-fine-objection/texts.ru.json'
import { definition as birthRegistration } from './edliyye-birth-registration/definition'
import { example as birthRegistrationExample } from './edliyye-birth-registration/example'
import birthRegistrationAz from './edliyye-birth-registration/texts.az.json'
import birthRegistrationEn from './edliyye-birth-registration/texts.en.json'
import birthRegistrationRu from './edliyye-birth-registration/texts.ru.json'
import { definition as certificateDuplicate } from './edliyye-certificate-duplicate/definition'
import { example as certificateDuplicateExample } from './edliyye-certificate-duplicate/example'
import certificateDuplicateAz from './edliyye-certificate-duplicate/texts.az.json'
import certificateDuplicateEn from './edliyye-certificate-duplicate/texts.en.json'
import certificateDuplicateRu from './edliyye-certificate-duplicate/texts.ru.json'
import { definition as childTravelConsent } from './edliyye-child-travel-consent/definition'
import { example as childTravelConsentExample } from './edliyye-child-travel-consent/example'
import childTravelConsentAz from './edliyye-child-travel-consent/texts.az.json'
import childTravelConsentEn from './edliyye-child-travel-consent/texts.en.json'
import childTravelConsentRu from './edliyye-child-travel-consent/texts.ru.json'
import { definition as familyReference } from './edliyye-family-reference/definition'
import { example as familyReferenceExample } from './edliyye-family-reference/example'
import familyReferenceAz from './edliyye-family-reference/texts.az.json'
import familyReferenceEn from './edliyye-family-reference/texts.en.json'
import familyReferenceRu from './edliyye-family-reference/texts.ru.json'
import { definition as maritalReference } from './edliyye-marital-reference/definition'
import { example as maritalReferenceExample } from './edliyye-marital-reference/example'
import maritalReferenceAz from './edliyye-marital-reference/texts.az.json'
import maritalReferenceEn from './edliyye-marital-reference/texts.en.json'
import maritalReferenceRu from './edliyye-marital-reference/texts.ru.json'
import { definition as marriageRegistration } from './edliyye-marriage-registration/definition'
import { example as marriageRegistrationExample } from './edliyye-marriage-registration/example'
import marriageRegistrationAz from './edliyye-marriage-registration/texts.az.json'
import marriageRegistrationEn from './edliyye-marriage-registration/texts.en.json'
import marriageRegistrationRu from './edliyye-marriage-registration/texts.ru.json'
import type { ServiceFolder } from './folder'

/** Documents of people, family, allowances and pensions, work, health, school and service in the army. */
export const SOCIAL: Record<string, ServiceFolder> = {
  'din-criminal-record': {
    definition: criminalRecord,
    texts: { az: criminalRecordAz, en: criminalRecordEn, ru: criminalRecordRu },
    example: criminalRecordExample,
  },
  'din-driving-licence-renew': {
    definition: drivingLicenceRenew,
    texts: { az: drivingLicenceRenewAz, en: drivingLicenceRenewEn, ru: drivingLicenceRenewRu },
    example: drivingLicenceRenewExample,
  },
  'din-fine-objection': {
    definition: fineObjection,
    texts: { az: fineObjectionAz, en: fineObjectionEn, ru: fineObjectionRu },
    example: fineObjectionExample,
  },
  'edliyye-birth-registration': {
    definition: birthRegistration,
    texts: { az: birthRegistrationAz, en: birthRegistrationEn, ru: birthRegistrationRu },
    example: birthRegistrationExample,
  },
  'edliyye-marriage-registration': {
    definition: marriageRegistration,
    texts: { az: marriageRegistrationAz, en: marriageRegistrationEn, ru: marriageRegistrationRu },
    example: marriageRegistrationExample,
  },
  'edliyye-certificate-duplicate': {
    definition: certificateDuplicate,
    texts: { az: certificateDuplicateAz, en: certificateDuplicateEn, ru: certificateDuplicateRu },
    example: certificateDuplicateExample,
  },
  'edliyye-family-reference': {
    definition: familyReference,
    texts: { az: familyReferenceAz, en: familyReferenceEn, ru: familyReferenceRu },
    example: familyReferenceExample,
  },
  'edliyye-marital-reference': {
    definition: maritalReference,
    texts: { az: maritalReferenceAz, en: maritalReferenceEn, ru: maritalReferenceRu },
    example: maritalReferenceExample,
  },
  'edliyye-child-travel-consent': {
    definition: childTravelConsent,
    texts: { az: childTravelConsentAz, en: childTravelConsentEn, ru: childTravelConsentRu },
    example: childTravelConsentExample,
  },
}
