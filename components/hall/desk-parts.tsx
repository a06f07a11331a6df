import type { ReactNode } from 'react'
import { Button, type ButtonKind, HiddenFields, type IconName, StatusTag, type Tone } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { DeskTicket, TicketStatus } from '@/lib/queue/model'

export type FormAction = (form: FormData) => Promise<void>
/** What every piece of the desk needs: the list one is in, to come back to, and the forms' actions. */
export type DeskUse = { locale: Locale; back: Record<string, string>; work: FormAction }

const TONE: Record<TicketStatus, Tone> = {
  waiting: 'info',
  called: 'warning',
  in_service: 'info',
  parked: 'neutral',
  served: 'success',
  no_show: 'danger',
  left: 'neutral',
}
const ICON: Record<TicketStatus, IconName> = {
  waiting: 'clock',
  called: 'bell',
  in_service: 'counter',
  parked: 'pause',
  served: 'check',
  no_show: 'cross',
  left: 'sign-out',
}

export function TicketStatusTag({ locale, status }: { locale: Locale; status: TicketStatus }) {
  return (
    <StatusTag tone={TONE[status]} icon={ICON[status]}>
      {getTranslator(locale, 'desk')(`status.${status}`)}
    </StatusTag>
  )
}

/** The fields every move of a ticket carries. */
export const ticketFields = ({ id, version }: DeskTicket, back: Record<string, string>): Record<string, string> => ({
  ...back,
  id,
  version: String(version),
})

/** A form of one button. */
export function OneButton({
  action,
  values,
  kind = 'secondary',
  size = 'sm',
  shortcut,
  children,
}: {
  action: FormAction
  values: Record<string, string>
  kind?: ButtonKind
  size?: 'sm' | 'md'
  /** The key that presses it (desk-keys.tsx). */
  shortcut?: string
  children: ReactNode
}) {
  return (
    <form action={action}>
      <HiddenFields values={values} />
      <Button kind={kind} size={size} data-shortcut={shortcut}>
        {children}
      </Button>
    </form>
  )
}

/** Whole minutes from one moment to another. */
export const minutesBetween = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000))
