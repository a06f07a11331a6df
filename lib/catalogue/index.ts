export { countServicesAt, findCentre, listCentres, listCentresFor } from './centres'
export { findAgencyName, findServiceName, getCalendar, listAgencyNames, listCalendarDays, listRefusalGrounds } from './names'
export {
  findAgency,
  findService,
  findTerm,
  listAgencies,
  listCatalogueCodes,
  listCategories,
  listLifeEvents,
  listServices,
} from './services'
