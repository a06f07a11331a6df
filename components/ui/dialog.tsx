import type { ReactNode } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-styles'
import { DialogClient } from './dialog-client'
import { Icon } from './icon'

export type DialogProps = {
  /** Words of the button that opens it. */
  trigger: ReactNode
  triggerKind?: ButtonKind
  triggerSize?: ButtonSize
  title: ReactNode
  /** Words of the button that closes it without doing anything. */
  closeLabel: string
  children: ReactNode
}

/**
 * A question that must be answered before going on. Until JavaScript runs (or without it) it is a disclosure in place, with the
 * same content, so nothing inside is out of reach. The browser keeps focus inside and closes it on Escape.
 */
export function Dialog({ triggerKind = 'secondary', triggerSize = 'md', ...parts }: DialogProps) {
  return <DialogClient {...parts} triggerClass={buttonClass(triggerKind, triggerSize)} closeIcon={<Icon name="close" />} />
}
