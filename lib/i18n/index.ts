export {
  formatAge,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNumber,
  formatPersonName,
  formatShortDay,
  formatTime,
  formatWeekday,
  localized,
  sortByName,
} from './format'
export { DEFAULT_LOCALE, isLocale, LOCALE_NAMES, LOCALES, type Locale } from './locales'
export { type Domain, getTranslator, type Translator, translateCode } from './translator'
