import type { ServiceTexts } from '../../check-definition'
import az from './texts.az.json'
import en from './texts.en.json'
import ru from './texts.ru.json'

/** Words of names that many forms use; a form's own words for the same name win. */
export const COMMON_TEXTS: ServiceTexts = { az, en, ru }
