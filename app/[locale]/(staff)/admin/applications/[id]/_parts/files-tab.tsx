import { FileList } from '@/components/files/file-list'
import { Panel } from '@/components/ui'
import type { Attachment } from '@/lib/files/model'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Files of the case. Opening one is a look of its own in the applicant's history. */
export function FilesTab({
  applicationId,
  locale,
  files,
}: {
  applicationId: string
  locale: Locale
  files: readonly Attachment[]
}) {
  return (
    <Panel title={getTranslator(locale, 'workqueue')('case.files')} icon="document">
      <FileList locale={locale} applicationId={applicationId} files={files} />
    </Panel>
  )
}
