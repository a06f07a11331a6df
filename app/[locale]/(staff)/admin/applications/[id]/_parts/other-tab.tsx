import {
  listMessages,
  listOtherAgencies,
  markMessagesRead,
  type NoteView,
  type OfficerCase,
  type OpinionView,
  type TemplateView,
} from '@/lib/applications'
import { listFiles } from '@/lib/files'
import type { Locale } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'
import { pageNumber } from '@/lib/platform/pages'
import { FilesTab } from './files-tab'
import type { Attempts } from './forms'
import { OpinionsTab } from './opinions-tab'
import { MessagesTab, NotesTab } from './talk-tabs'

export const TABS = ['case', 'messages', 'files', 'notes', 'opinions'] as const
export type Tab = (typeof TABS)[number]

type Props = {
  ctx: Ctx<Staff>
  tab: Exclude<Tab, 'case'>
  found: OfficerCase
  locale: Locale
  attempts: Attempts
  templates: readonly TemplateView[]
  inserted: Partial<Record<string, string>>
  notes: readonly NoteView[]
  opinions: readonly OpinionView[]
  page: string | string[] | undefined
}

/** A section of the case beside the application itself; each is an address of its own. */
export async function OtherTab({ ctx, tab, notes, opinions, page, ...common }: Props) {
  const { found } = common
  switch (tab) {
    case 'messages': {
      const messages = await listMessages(ctx, found.id, pageNumber(page))
      if (found.mayWork) await markMessagesRead(ctx, found.id)
      return messages && <MessagesTab {...common} messages={messages} />
    }
    case 'files':
      return <FilesTab applicationId={found.id} locale={common.locale} files={await listFiles(ctx.db, found.id)} />
    case 'notes':
      return <NotesTab {...common} notes={notes} />
    case 'opinions':
      return <OpinionsTab {...common} opinions={opinions} agencies={await listOtherAgencies(ctx, found.agencyCode)} />
  }
}
