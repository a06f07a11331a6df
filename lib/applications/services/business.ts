import { definition as akiaCropSubsidy } from './akia-crop-subsidy/definition'
import { example as akiaCropSubsidyExample } from './akia-crop-subsidy/example'
import akiaCropSubsidyAz from './akia-crop-subsidy/texts.az.json'
import akiaCropSubsidyEn from './akia-crop-subsidy/texts.en.json'
import akiaCropSubsidyRu from './akia-crop-subsidy/texts.ru.json'
import { definition as aqtaAnimalIdentification } from './aqta-animal-identification/definition'
import { example as aqtaAnimalIdentificationExample } from './aqta-animal-identification/example'
import aqtaAnimalIdentificationAz from './aqta-animal-identification/texts.az.json'
import aqtaAnimalIdentificationEn from './aqta-animal-identification/texts.en.json'
import aqtaAnimalIdentificationRu from './aqta-animal-identification/texts.ru.json'
import { definition as aqtaOperatorRegistration } from './aqta-operator-registration/definition'
import { example as aqtaOperatorRegistrationExample } from './aqta-operator-registration/example'
import aqtaOperatorRegistrationAz from './aqta-operator-registration/texts.az.json'
import aqtaOperatorRegistrationEn from './aqta-operator-registration/texts.en.json'
import aqtaOperatorRegistrationRu from './aqta-operator-registration/texts.ru.json'
import { definition as aynaTaxiCard } from './ayna-taxi-card/definition'
import { example as aynaTaxiCardExample } from './ayna-taxi-card/example'
import aynaTaxiCardAz from './ayna-taxi-card/texts.az.json'
import aynaTaxiCardEn from './ayna-taxi-card/texts.en.json'
import aynaTaxiCardRu from './ayna-taxi-card/texts.ru.json'
import { definition as azerisiqNewConnection } from './azerisiq-new-connection/definition'
import { example as azerisiqNewConnectionExample } from './azerisiq-new-connection/example'
import azerisiqNewConnectionAz from './azerisiq-new-connection/texts.az.json'
import azerisiqNewConnectionEn from './azerisiq-new-connection/texts.en.json'
import azerisiqNewConnectionRu from './azerisiq-new-connection/texts.ru.json'
import { definition as dmxStayRegistration } from './dmx-stay-registration/definition'
import { example as dmxStayRegistrationExample } from './dmx-stay-registration/example'
import dmxStayRegistrationAz from './dmx-stay-registration/texts.az.json'
import dmxStayRegistrationEn from './dmx-stay-registration/texts.en.json'
import dmxStayRegistrationRu from './dmx-stay-registration/texts.ru.json'
import { definition as dvxActivitySuspension } from './dvx-activity-suspension/definition'
import { example as dvxActivitySuspensionExample } from './dvx-activity-suspension/example'
import dvxActivitySuspensionAz from './dvx-activity-suspension/texts.az.json'
import dvxActivitySuspensionEn from './dvx-activity-suspension/texts.en.json'
import dvxActivitySuspensionRu from './dvx-activity-suspension/texts.ru.json'
import { definition as dvxObjectRegistration } from './dvx-object-registration/definition'
import { example as dvxObjectRegistrationExample } from './dvx-object-registration/example'
import dvxObjectRegistrationAz from './dvx-object-registration/texts.az.json'
import dvxObjectRegistrationEn from './dvx-object-registration/texts.en.json'
import dvxObjectRegistrationRu from './dvx-object-registration/texts.ru.json'
import { definition as dvxTinIndividual } from './dvx-tin-individual/definition'
import { example as dvxTinIndividualExample } from './dvx-tin-individual/example'
import dvxTinIndividualAz from './dvx-tin-individual/texts.az.json'
import dvxTinIndividualEn from './dvx-tin-individual/texts.en.json'
import dvxTinIndividualRu from './dvx-tin-individual/texts.ru.json'
import { definition as dvxVatRegistration } from './dvx-vat-registration/definition'
import { example as dvxVatRegistrationExample } from './dvx-vat-registration/example'
import dvxVatRegistrationAz from './dvx-vat-registration/texts.az.json'
import dvxVatRegistrationEn from './dvx-vat-registration/texts.en.json'
import dvxVatRegistrationRu from './dvx-vat-registration/texts.ru.json'
import { definition as emdxAddressAssignment } from './emdx-address-assignment/definition'
import { example as emdxAddressAssignmentExample } from './emdx-address-assignment/example'
import emdxAddressAssignmentAz from './emdx-address-assignment/texts.az.json'
import emdxAddressAssignmentEn from './emdx-address-assignment/texts.en.json'
import emdxAddressAssignmentRu from './emdx-address-assignment/texts.ru.json'
import { definition as emdxEncumbranceReference } from './emdx-encumbrance-reference/definition'
import { example as emdxEncumbranceReferenceExample } from './emdx-encumbrance-reference/example'
import emdxEncumbranceReferenceAz from './emdx-encumbrance-reference/texts.az.json'
import emdxEncumbranceReferenceEn from './emdx-encumbrance-reference/texts.en.json'
import emdxEncumbranceReferenceRu from './emdx-encumbrance-reference/texts.ru.json'
import { definition as etsnTreeCutting } from './etsn-tree-cutting/definition'
import { example as etsnTreeCuttingExample } from './etsn-tree-cutting/example'
import etsnTreeCuttingAz from './etsn-tree-cutting/texts.az.json'
import etsnTreeCuttingEn from './etsn-tree-cutting/texts.en.json'
import etsnTreeCuttingRu from './etsn-tree-cutting/texts.ru.json'
import { definition as ichConstructionNotification } from './ich-construction-notification/definition'
import { example as ichConstructionNotificationExample } from './ich-construction-notification/example'
import ichConstructionNotificationAz from './ich-construction-notification/texts.az.json'
import ichConstructionNotificationEn from './ich-construction-notification/texts.en.json'
import ichConstructionNotificationRu from './ich-construction-notification/texts.ru.json'
import { definition as iqtisadiyyatLicence } from './iqtisadiyyat-licence/definition'
import { example as iqtisadiyyatLicenceExample } from './iqtisadiyyat-licence/example'
import iqtisadiyyatLicenceAz from './iqtisadiyyat-licence/texts.az.json'
import iqtisadiyyatLicenceEn from './iqtisadiyyat-licence/texts.en.json'
import iqtisadiyyatLicenceRu from './iqtisadiyyat-licence/texts.ru.json'
import { definition as iqtisadiyyatPermit } from './iqtisadiyyat-permit/definition'
import { example as iqtisadiyyatPermitExample } from './iqtisadiyyat-permit/example'
import iqtisadiyyatPermitAz from './iqtisadiyyat-permit/texts.az.json'
import iqtisadiyyatPermitEn from './iqtisadiyyat-permit/texts.en.json'
import iqtisadiyyatPermitRu from './iqtisadiyyat-permit/texts.ru.json'
import { definition as isbMotorInsurance } from './isb-motor-insurance/definition'
import { example as isbMotorInsuranceExample } from './isb-motor-insurance/example'
import isbMotorInsuranceAz from './isb-motor-insurance/texts.az.json'
import isbMotorInsuranceEn from './isb-motor-insurance/texts.en.json'
import isbMotorInsuranceRu from './isb-motor-insurance/texts.ru.json'
import { definition as kobiaStartupCertificate } from './kobia-startup-certificate/definition'
import { example as kobiaStartupCertificateExample } from './kobia-startup-certificate/example'
import kobiaStartupCertificateAz from './kobia-startup-certificate/texts.az.json'
import kobiaStartupCertificateEn from './kobia-startup-certificate/texts.en.json'
import kobiaStartupCertificateRu from './kobia-startup-certificate/texts.ru.json'
import { definition as ktnFarmerRegistration } from './ktn-farmer-registration/definition'
import { example as ktnFarmerRegistrationExample } from './ktn-farmer-registration/example'
import ktnFarmerRegistrationAz from './ktn-farmer-registration/texts.az.json'
import ktnFarmerRegistrationEn from './ktn-farmer-registration/texts.en.json'
import ktnFarmerRegistrationRu from './ktn-farmer-registration/texts.ru.json'
import { definition as rinnImeiRegistration } from './rinn-imei-registration/definition'
import { example as rinnImeiRegistrationExample } from './rinn-imei-registration/example'
import rinnImeiRegistrationAz from './rinn-imei-registration/texts.az.json'
import rinnImeiRegistrationEn from './rinn-imei-registration/texts.en.json'
import rinnImeiRegistrationRu from './rinn-imei-registration/texts.ru.json'
import type { ServiceFolder } from './folder'

/** Business, land, building and everyday dealings with things one owns. */
export const BUSINESS: Record<string, ServiceFolder> = {
  'dvx-tin-individual': {
    definition: dvxTinIndividual,
    texts: { az: dvxTinIndividualAz, en: dvxTinIndividualEn, ru: dvxTinIndividualRu },
    example: dvxTinIndividualExample,
  },
  'dvx-vat-registration': {
    definition: dvxVatRegistration,
    texts: { az: dvxVatRegistrationAz, en: dvxVatRegistrationEn, ru: dvxVatRegistrationRu },
    example: dvxVatRegistrationExample,
  },
  'dvx-object-registration': {
    definition: dvxObjectRegistration,
    texts: { az: dvxObjectRegistrationAz, en: dvxObjectRegistrationEn, ru: dvxObjectRegistrationRu },
    example: dvxObjectRegistrationExample,
  },
  'dvx-activity-suspension': {
    definition: dvxActivitySuspension,
    texts: { az: dvxActivitySuspensionAz, en: dvxActivitySuspensionEn, ru: dvxActivitySuspensionRu },
    example: dvxActivitySuspensionExample,
  },
  'iqtisadiyyat-licence': {
    definition: iqtisadiyyatLicence,
    texts: { az: iqtisadiyyatLicenceAz, en: iqtisadiyyatLicenceEn, ru: iqtisadiyyatLicenceRu },
    example: iqtisadiyyatLicenceExample,
  },
  'iqtisadiyyat-permit': {
    definition: iqtisadiyyatPermit,
    texts: { az: iqtisadiyyatPermitAz, en: iqtisadiyyatPermitEn, ru: iqtisadiyyatPermitRu },
    example: iqtisadiyyatPermitExample,
  },
  'kobia-startup-certificate': {
    definition: kobiaStartupCertificate,
    texts: { az: kobiaStartupCertificateAz, en: kobiaStartupCertificateEn, ru: kobiaStartupCertificateRu },
    example: kobiaStartupCertificateExample,
  },
  'emdx-encumbrance-reference': {
    definition: emdxEncumbranceReference,
    texts: { az: emdxEncumbranceReferenceAz, en: emdxEncumbranceReferenceEn, ru: emdxEncumbranceReferenceRu },
    example: emdxEncumbranceReferenceExample,
  },
  'emdx-address-assignment': {
    definition: emdxAddressAssignment,
    texts: { az: emdxAddressAssignmentAz, en: emdxAddressAssignmentEn, ru: emdxAddressAssignmentRu },
    example: emdxAddressAssignmentExample,
  },
  'ich-construction-notification': {
    definition: ichConstructionNotification,
    texts: { az: ichConstructionNotificationAz, en: ichConstructionNotificationEn, ru: ichConstructionNotificationRu },
    example: ichConstructionNotificationExample,
  },
  'aqta-operator-registration': {
    definition: aqtaOperatorRegistration,
    texts: { az: aqtaOperatorRegistrationAz, en: aqtaOperatorRegistrationEn, ru: aqtaOperatorRegistrationRu },
    example: aqtaOperatorRegistrationExample,
  },
  'aqta-animal-identification': {
    definition: aqtaAnimalIdentification,
    texts: { az: aqtaAnimalIdentificationAz, en: aqtaAnimalIdentificationEn, ru: aqtaAnimalIdentificationRu },
    example: aqtaAnimalIdentificationExample,
  },
  'akia-crop-subsidy': {
    definition: akiaCropSubsidy,
    texts: { az: akiaCropSubsidyAz, en: akiaCropSubsidyEn, ru: akiaCropSubsidyRu },
    example: akiaCropSubsidyExample,
  },
  'ktn-farmer-registration': {
    definition: ktnFarmerRegistration,
    texts: { az: ktnFarmerRegistrationAz, en: ktnFarmerRegistrationEn, ru: ktnFarmerRegistrationRu },
    example: ktnFarmerRegistrationExample,
  },
  'etsn-tree-cutting': {
    definition: etsnTreeCutting,
    texts: { az: etsnTreeCuttingAz, en: etsnTreeCuttingEn, ru: etsnTreeCuttingRu },
    example: etsnTreeCuttingExample,
  },
  'rinn-imei-registration': {
    definition: rinnImeiRegistration,
    texts: { az: rinnImeiRegistrationAz, en: rinnImeiRegistrationEn, ru: rinnImeiRegistrationRu },
    example: rinnImeiRegistrationExample,
  },
  'ayna-taxi-card': {
    definition: aynaTaxiCard,
    texts: { az: aynaTaxiCardAz, en: aynaTaxiCardEn, ru: aynaTaxiCardRu },
    example: aynaTaxiCardExample,
  },
  'dmx-stay-registration': {
    definition: dmxStayRegistration,
    texts: { az: dmxStayRegistrationAz, en: dmxStayRegistrationEn, ru: dmxStayRegistrationRu },
    example: dmxStayRegistrationExample,
  },
  'azerisiq-new-connection': {
    definition: azerisiqNewConnection,
    texts: { az: azerisiqNewConnectionAz, en: azerisiqNewConnectionEn, ru: azerisiqNewConnectionRu },
    example: azerisiqNewConnectionExample,
  },
  'isb-motor-insurance': {
    definition: isbMotorInsurance,
    texts: { az: isbMotorInsuranceAz, en: isbMotorInsuranceEn, ru: isbMotorInsuranceRu },
    example: isbMotorInsuranceExample,
  },
}
