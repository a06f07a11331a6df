// What officers do around the moves of a case: find it, share the work, ask each other, decide many at once.
export { type BulkError, type BulkResult, findBulk, runBulk, startBulk } from './bulk'
export { countCases, countViews } from './count-views'
export { type Evidence, evidenceOf } from './findings'
export { listCases, type WorkPage } from './list-cases'
export { getLoad, type Load, type LoadFigures, type LoadLine } from './load'
export * from './model'
export { addNote, listNotes, type NoteView } from './notes'
export { APPLICANT_FIELDS, type ApplicantField } from './opinion-fields'
export {
  askOpinion,
  cancelOpinion,
  giveOpinion,
  listAskedOpinions,
  listOpinions,
  listOtherAgencies,
  type OpinionCase,
  type OpinionLine,
  type OpinionView,
  openOpinion,
} from './opinions'
export { confirmProposal, findProposal, type ProposalView, proposeDecision, returnProposal } from './proposals'
export { dropView, listSavedViews, type SavedView, saveView } from './saved-views'
export { type FoundCases, searchCases } from './search-cases'
export { nextOfMine, referenceOf, takeNext } from './take-next'
export {
  changeTemplate,
  createTemplate,
  dropTemplate,
  fillTemplate,
  findTemplate,
  listTemplates,
  templatePlaces,
  type TemplateView,
} from './templates'
export { type CaseViewer, forgetViewers, watchCase } from './viewers'
