import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { MessageClass, NoticeChannel, NoticeDeliveryStatus, NoticeKind } from '@/db/vocabulary/notifications'
import { isMoment } from '@/lib/platform/time'

export type { MessageClass, NoticeChannel, NoticeDeliveryStatus, NoticeKind }

/** Facts for a text: `…On` is a day (`2026-12-18`), `…At` a moment (ISO 8601), the rest is shown as it is. */
export type NoticeParams = Record<string, string | number | LocalizedText>

/** Something a citizen is told, and where it waits for an answer. */
export type NewNotice = {
  personId: string
  kind: NoticeKind
  params: NoticeParams
  /** The fact told; the same fact is told to one person once, whatever else changed. */
  dedupeKey: string
  /** Channels besides the inbox; the kind's own when left out. */
  channels?: readonly NoticeChannel[]
  /** Makes it ask for something: it stays under "needs attention" until the matter is settled. */
  asks?: { matter: string; actionPath: string; dueOn?: string; serviceCode?: string }
  /** Where its link leads when it asks for nothing. */
  actionPath?: string
}

export type NoticeAction = { href: string; label: string }

/** A notice as a screen shows it: words in the reader's language. */
export type NoticeView = {
  id: string
  kind: NoticeKind
  messageClass: MessageClass
  title: string
  body: string
  /** Why the citizen sees it: the fact, and who holds it. */
  why: string
  at: Date
  read: boolean
  dueOn: string | null
  action: NoticeAction | null
  /** Asks for something that is not done yet. */
  open: boolean
  deliveries: { channel: NoticeChannel; status: NoticeDeliveryStatus }[]
}

/** A notice that asks for something, for the cabinet's first panel. */
export type AttentionItem = {
  id: string
  kind: NoticeKind
  title: string
  body: string
  why: string
  dueOn: string | null
  action: NoticeAction
}

export const ChooseMail = z.object({
  optionalEmail: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})
export type ChooseMail = z.output<typeof ChooseMail>

/** `upTo`: when the list was drawn; what came after it has not been seen and stays unread. */
export const MarkAllRead = z.object({ upTo: z.coerce.date().refine(isMoment) })
export type MarkAllRead = z.output<typeof MarkAllRead>

/** Classes a person may keep out of e-mail; the others follow from the law or protect the account. */
export const OPTIONAL_CLASSES: readonly MessageClass[] = ['reminder', 'notice']
