export { listFiles } from './list-files'
export * from './model'
export { fileHeaders, findFile, openFile, type OpenedFile } from './open-file'
export {
  discardUpload,
  type KeepFile,
  keepFile,
  type ReceiveFile,
  removeFile,
  type StoredFile,
  storeUpload,
  type Upload,
} from './receive-file'
export { scannerState } from './scanner'
export { dropRemovedFiles } from './tidy'
