// What a form and a page need to know of files; safe in a browser.
import type { ScanResult } from '@/db/vocabulary/files'

export type { ScanResult } from '@/db/vocabulary/files'

/** What a field takes. */
export type FileKind = 'pdf' | 'image'

/** A file of an application as pages show it. */
export type Attachment = {
  id: string
  applicationId: string
  /** Name of the form's field, with the row of a group: `cars.1.photo`; `added` for a document added later. */
  field: string
  fileName: string
  contentType: string
  sizeBytes: number
  /** Hexadecimal. */
  sha256: string
  scan: ScanResult
  addedAt: Date
}

/** Why a file is not kept; each has its words in messages/<locale>/files.json under `errors`. */
export const FILE_ERRORS = [
  'file_missing',
  'file_empty',
  'file_too_big',
  'file_wrong_type',
  /** The name says another kind of file than the content is. */
  'file_wrong_name',
  /** It cannot be opened without a password. */
  'file_locked',
  /** It breaks off, or carries a second file inside. */
  'file_damaged',
  'file_infected',
  'too_many_files',
  /** The files of one application together. */
  'files_too_big',
  'too_many_uploads',
  'scanner_down',
  /** The connection broke off. */
  'upload_broken',
  /** Files of this field cannot be changed (any more). */
  'not_open',
] as const
export type FileError = (typeof FILE_ERRORS)[number]
export const isFileError = (code: string): code is FileError => (FILE_ERRORS as readonly string[]).includes(code)

export const MEGABYTE = 1024 * 1024
/** Unless the field says otherwise. */
export const DEFAULT_MAX_MEGABYTES = 10
export const DEFAULT_MAX_FILES = 5
/** Of one application, whatever its fields allow. */
export const MAX_FILES = 40
export const MAX_TOTAL_BYTES = 60 * MEGABYTE
/** Field of documents added after sending. */
export const ADDED = 'added'

/** `accept` of a file input. It only helps to choose: the content decides. */
export const acceptAttribute = (accept: readonly FileKind[]): string =>
  accept
    .flatMap((kind) => (kind === 'pdf' ? ['application/pdf', '.pdf'] : ['image/jpeg', 'image/png', 'image/webp', 'image/heic']))
    .join(',')

/** Where files of an application are sent to, and removed. `back`: path of the page drawn again afterwards. */
export const filesAddress = (place: {
  locale: string
  applicationId: string
  field: string
  back: string
  /** `actingAs(ctx.actor)`: known before the first byte of the body, so it stands here and not in the form. */
  hidden?: Record<string, string>
}): string => {
  const search = new URLSearchParams({ field: place.field, back: place.back, ...place.hidden })
  return `/${place.locale}/applications/${place.applicationId}/files?${search}`
}

export const fileAddress = (place: { locale: string; applicationId: string; id: string }): string =>
  `/${place.locale}/applications/${place.applicationId}/files/${place.id}`

/** Id of the form by which files of a field are sent; drawn by `FileForms`, outside of the form of the step. */
export const uploadFormId = (field: string): string => `files-${field}`

/** `1,4 MB`, `230 KB`: rounded up, so that nothing is ever smaller than it says. */
export function fileSize(locale: string, bytes: number): string {
  const [value, unit] =
    bytes < MEGABYTE / 10 ? [Math.max(1, Math.ceil(bytes / 1024)), 'KB'] : [Math.ceil((bytes / MEGABYTE) * 10) / 10, 'MB']
  return `${String(value).replace('.', locale === 'en' ? '.' : ',')}\u00a0${unit}`
}

/** Before the names of a step's answers that travel with a file (`KeepAnswers`). */
export const ANSWER_PREFIX = 'answer:'
/** Id of the form of a step. */
export const STEP_FORM = 'step-form'

/** Name under which a refused upload is remembered (`rememberAttempt`); its errors carry the field. */
export const filesAttempt = (applicationId: string): string => `files.${applicationId}`
