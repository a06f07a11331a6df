export type { Command } from './commands'
export { compareForms, type FormChange } from './compare'
export { editForm } from './edit-form'
export {
  BUILDER_KINDS,
  type BuilderKind,
  COLUMN_KINDS,
  findField,
  type FormDraft,
  GROUP_KINDS,
  hasOptions,
  partsOf as partsOfField,
  placeOf as placeOfField,
  textKey,
  type WritableDraft,
  type WritableField,
} from './form'
export { MAX_LINES } from './form-reader'
export { writeExport } from './import-form'
export { EditTarget, SETTLES, SettleForm, StartForm, STARTS } from './model'
export { canSeeForms } from './policy'
export { KIND_PROPS, NEVER_OPTIONAL, PREFILLS, type PropInput } from './props'
export {
  findFormCard,
  findFormVersion,
  findOpenForm,
  type FormCard,
  type FormLine,
  LIST_STATES,
  listForms,
  type OpenForm,
  type VersionLine,
} from './queries'
export { type FormPreview, previewForm } from './preview-form'
export { readCommand } from './read-command'
export { handInForm, publishForm, retireForm, sendBackForm, takeBackForm } from './settle-form'
export {
  COMPARES,
  COMPUTE_OPS,
  operandsOf,
  type SimpleTest,
  type SimpleValue,
  type SimpleWhen,
  simpleTest,
  simpleValue,
  simpleWhen,
  valuesOf,
} from './simple'
export { discardForm, startForm } from './start-form'
export { labelOf, missingTexts, NO_WORDS, ownWords, type Words, wordsOf } from './words'
