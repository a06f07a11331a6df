import { getTranslator, type Locale } from '@/lib/i18n'
import { isFileError } from '@/lib/files/model'
import type { FieldError } from '@/lib/platform/forms/model'

/** Words of a refused upload, as `recallAttempt(ctx, attempt, filesAttempt(id))` brought it back; null when it is none. */
export function fileProblem(locale: Locale, { code, params = {} }: Pick<FieldError, 'code' | 'params'>): string | null {
  if (!isFileError(code)) return null
  const t = getTranslator(locale, 'files')
  return t(`errors.${code}`, {
    file: String(params.file || t('someFile')),
    megabytes: Number(params.megabytes ?? 0),
    max: Number(params.max ?? 0),
    kinds: String(params.kinds ?? 'both'),
  })
}
