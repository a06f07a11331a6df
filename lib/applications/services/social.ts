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
import { definition as jobseeker } from './dma-jobseeker/definition'
import { example as jobseekerExample } from './dma-jobseeker/example'
import jobseekerAz from './dma-jobseeker/texts.az.json'
import jobseekerEn from './dma-jobseeker/texts.en.json'
import jobseekerRu from './dma-jobseeker/texts.ru.json'
import { definition as rehabilitationEquipment } from './dost-rehabilitation-equipment/definition'
import { example as rehabilitationEquipmentExample } from './dost-rehabilitation-equipment/example'
import rehabilitationEquipmentAz from './dost-rehabilitation-equipment/texts.az.json'
import rehabilitationEquipmentEn from './dost-rehabilitation-equipment/texts.en.json'
import rehabilitationEquipmentRu from './dost-rehabilitation-equipment/texts.ru.json'
import { definition as childUnder1 } from './dsmf-child-under-1/definition'
import { example as childUnder1Example } from './dsmf-child-under-1/example'
import childUnder1Az from './dsmf-child-under-1/texts.az.json'
import childUnder1En from './dsmf-child-under-1/texts.en.json'
import childUnder1Ru from './dsmf-child-under-1/texts.ru.json'
import { definition as largeFamilyMother } from './dsmf-large-family-mother/definition'
import { example as largeFamilyMotherExample } from './dsmf-large-family-mother/example'
import largeFamilyMotherAz from './dsmf-large-family-mother/texts.az.json'
import largeFamilyMotherEn from './dsmf-large-family-mother/texts.en.json'
import largeFamilyMotherRu from './dsmf-large-family-mother/texts.ru.json'
import { definition as maternity } from './dsmf-maternity/definition'
import { example as maternityExample } from './dsmf-maternity/example'
import maternityAz from './dsmf-maternity/texts.az.json'
import maternityEn from './dsmf-maternity/texts.en.json'
import maternityRu from './dsmf-maternity/texts.ru.json'
import { definition as pensionOldAge } from './dsmf-pension-old-age/definition'
import { example as pensionOldAgeExample } from './dsmf-pension-old-age/example'
import pensionOldAgeAz from './dsmf-pension-old-age/texts.az.json'
import pensionOldAgeEn from './dsmf-pension-old-age/texts.en.json'
import pensionOldAgeRu from './dsmf-pension-old-age/texts.ru.json'
import { definition as targetedAssistance } from './dsmf-targeted-assistance/definition'
import { example as targetedAssistanceExample } from './dsmf-targeted-assistance/example'
import targetedAssistanceAz from './dsmf-targeted-assistance/texts.az.json'
import targetedAssistanceEn from './dsmf-targeted-assistance/texts.en.json'
import targetedAssistanceRu from './dsmf-targeted-assistance/texts.ru.json'
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
import { definition as workHistory } from './eesmn-work-history/definition'
import { example as workHistoryExample } from './eesmn-work-history/example'
import workHistoryAz from './eesmn-work-history/texts.az.json'
import workHistoryEn from './eesmn-work-history/texts.en.json'
import workHistoryRu from './eesmn-work-history/texts.ru.json'
import { definition as firstGrade } from './etn-first-grade/definition'
import { example as firstGradeExample } from './etn-first-grade/example'
import firstGradeAz from './etn-first-grade/texts.az.json'
import firstGradeEn from './etn-first-grade/texts.en.json'
import firstGradeRu from './etn-first-grade/texts.ru.json'
import { definition as deferral } from './shxcdx-deferral/definition'
import { example as deferralExample } from './shxcdx-deferral/example'
import deferralAz from './shxcdx-deferral/texts.az.json'
import deferralEn from './shxcdx-deferral/texts.en.json'
import deferralRu from './shxcdx-deferral/texts.ru.json'
import { definition as polyclinicAttachment } from './tebib-polyclinic-attachment/definition'
import { example as polyclinicAttachmentExample } from './tebib-polyclinic-attachment/example'
import polyclinicAttachmentAz from './tebib-polyclinic-attachment/texts.az.json'
import polyclinicAttachmentEn from './tebib-polyclinic-attachment/texts.en.json'
import polyclinicAttachmentRu from './tebib-polyclinic-attachment/texts.ru.json'
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
  'dsmf-child-under-1': {
    definition: childUnder1,
    texts: { az: childUnder1Az, en: childUnder1En, ru: childUnder1Ru },
    example: childUnder1Example,
  },
  'dsmf-large-family-mother': {
    definition: largeFamilyMother,
    texts: { az: largeFamilyMotherAz, en: largeFamilyMotherEn, ru: largeFamilyMotherRu },
    example: largeFamilyMotherExample,
  },
  'dsmf-targeted-assistance': {
    definition: targetedAssistance,
    texts: { az: targetedAssistanceAz, en: targetedAssistanceEn, ru: targetedAssistanceRu },
    example: targetedAssistanceExample,
  },
  'dsmf-pension-old-age': {
    definition: pensionOldAge,
    texts: { az: pensionOldAgeAz, en: pensionOldAgeEn, ru: pensionOldAgeRu },
    example: pensionOldAgeExample,
  },
  'dsmf-maternity': {
    definition: maternity,
    texts: { az: maternityAz, en: maternityEn, ru: maternityRu },
    example: maternityExample,
  },
  'dma-jobseeker': {
    definition: jobseeker,
    texts: { az: jobseekerAz, en: jobseekerEn, ru: jobseekerRu },
    example: jobseekerExample,
  },
  'eesmn-work-history': {
    definition: workHistory,
    texts: { az: workHistoryAz, en: workHistoryEn, ru: workHistoryRu },
    example: workHistoryExample,
  },
  'dost-rehabilitation-equipment': {
    definition: rehabilitationEquipment,
    texts: { az: rehabilitationEquipmentAz, en: rehabilitationEquipmentEn, ru: rehabilitationEquipmentRu },
    example: rehabilitationEquipmentExample,
  },
  'tebib-polyclinic-attachment': {
    definition: polyclinicAttachment,
    texts: { az: polyclinicAttachmentAz, en: polyclinicAttachmentEn, ru: polyclinicAttachmentRu },
    example: polyclinicAttachmentExample,
  },
  'etn-first-grade': {
    definition: firstGrade,
    texts: { az: firstGradeAz, en: firstGradeEn, ru: firstGradeRu },
    example: firstGradeExample,
  },
  'shxcdx-deferral': {
    definition: deferral,
    texts: { az: deferralAz, en: deferralEn, ru: deferralRu },
    example: deferralExample,
  },
}
