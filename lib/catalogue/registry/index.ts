export { confirmService } from './confirm-service'
export { type Dictionaries, readDictionaries } from './dictionaries'
export { changeRows, contentOfForm, dayOfForm, formOfContent, rowsOf } from './draft-form'
export { discardDraft, handIn, sendBack } from './move-version'
export { openDraft } from './open-draft'
export { canSeeRegistry, wroteIn } from './policy'
export { publishVersion } from './publish-version'
export { putInForce } from './put-in-force'
export {
  findServiceVersion,
  findVersion,
  findWorkshopService,
  listRecords,
  listRegistry,
  listServiceVersions,
  type PublishedVersion,
  REGISTRY_VIEWS,
  type RegistryFilter,
  type RegistryLine,
  type RegistryView,
  type VersionDetails,
  type WorkshopService,
} from './queries'
export { bumpRevision, currentRevision } from './revision'
export { saveDraft } from './save-draft'
export { watchRevision } from './watch-revision'
