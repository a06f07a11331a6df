export { countServicesAt, findCentre, listCentres, listCentresFor, listRegions, servesService } from './centres'
export { findAgencyName, findServiceName, getCalendar, listAgencyNames, listCalendarDays, listRefusalGrounds } from './names'
export {
  findAgency,
  findService,
  findServiceAsOf,
  findTerm,
  getCatalogueFigures,
  listAgencies,
  listCatalogueCodes,
  listCategories,
  listLifeEvents,
  listServices,
} from './services'
export { askSearch, type FoundService, type SearchAnswer } from './search/ask-search'
export { forgetMisses, LEAST_ASKED, listMisses, type Miss } from './search/misses'
export { canEditSearch } from './search/policy'
export { searchServices } from './search/search-services'
export * from './search/words'
export * from './registry'
export * from './open'
