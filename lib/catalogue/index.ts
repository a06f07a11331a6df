export { countServicesAt, findCentre, listCentres, listCentresFor, servesService } from './centres'
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
export { searchServices } from './search'
