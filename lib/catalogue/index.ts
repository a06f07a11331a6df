export { countServicesAt, findCentre, listCentres, listCentresFor, listRegions, servesService } from './centres'
export { findAgencyName, findServiceName, getCalendar, listAgencyNames, listCalendarDays, listRefusalGrounds } from './names'
export {
  findAgency,
  findService,
  findTerm,
  getCatalogueFigures,
  listAgencies,
  listCatalogueCodes,
  listCategories,
  listLifeEvents,
  listServices,
} from './services'
export { searchServices } from './search/search-services'
export * from './registry'
