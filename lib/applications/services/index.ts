import { BASE } from './base'
import { BUSINESS } from './business'
import type { ServiceFolder } from './folder'
import { SOCIAL } from './social'

export type { ServiceExample, ServiceFolder } from './folder'

/** Every form that is a folder of the code, by service. Forms made in the admin section come before these (find-form.ts). */
export const FOLDERS: Readonly<Record<string, ServiceFolder>> = { ...BASE, ...SOCIAL, ...BUSINESS }
export const FOLDER_CODES: readonly string[] = Object.keys(FOLDERS)

/**
 * @throws {Error} when no folder is there: tests and seeds that name one expect it
 */
export function folderOf(code: string): ServiceFolder {
  const folder = FOLDERS[code]
  if (!folder) throw new Error(`Cannot read a form: expected a folder for the service '${code}', found none`)
  return folder
}
