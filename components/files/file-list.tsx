import { Icon, TextLink } from '@/components/ui'
import { fileAddress, fileSize, type ScanResult } from '@/lib/files/model'
import { getTranslator, type Locale } from '@/lib/i18n'

type ListedFile = { id: string; fileName: string; sizeBytes: number; contentType: string; scan: ScanResult }

/** Files to read, for the case page and the officer's page: the name saves it; what the scanner said stands beside. */
export function FileList({
  locale,
  applicationId,
  files,
}: {
  locale: Locale
  applicationId: string
  files: readonly ListedFile[]
}) {
  const t = getTranslator(locale, 'files')
  if (files.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ul className="space-y-2">
      {files.map((file) => (
        <li key={file.id} className="flex items-start gap-2">
          <Icon name="document" className="mt-1 text-muted" />
          <span className="min-w-0 break-words">
            <TextLink href={fileAddress({ locale, applicationId, id: file.id })}>{file.fileName}</TextLink>{' '}
            <span className="text-sm text-muted">
              {fileSize(locale, file.sizeBytes)}, {t(file.scan === 'clean' ? 'scanned' : 'unscanned')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
