'use client'
import { useEffect, useState } from 'react'

type DeskKeysProps = {
  /** "Use the shortcuts". */
  label: string
  /** Opens the list of keys; its button carries `data-shortcut="?"`. */
  children?: React.ReactNode
}

const KEPT = 'desk.keys'
const off = () => {
  try {
    return localStorage.getItem(KEPT) === 'off'
  } catch {
    return false
  }
}

/**
 * Presses the button that carries the key (`data-shortcut`). Single letters only, never while something is typed or asked, and they can
 * be switched off (WCAG 2.1.4): whoever dictates or uses a screen reader does not want letters to act.
 */
export function DeskKeys({ label, children }: DeskKeysProps) {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(!off()), [])
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return
      const target = event.target
      if (target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog')) return
      if (document.querySelector('dialog[open]')) return
      const found = document.querySelector(`[data-shortcut="${CSS.escape(event.key.toLowerCase())}"]`)
      const control = found?.closest<HTMLElement>('button, summary, a, input, textarea')
      if (!control) return
      event.preventDefault()
      if (control.matches('input, textarea')) control.focus()
      else control.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
  return (
    <>
      {children}
      <label className="mt-4 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked)
            try {
              localStorage.setItem(KEPT, event.target.checked ? 'on' : 'off')
            } catch {
              // A browser that keeps nothing asks again next time.
            }
          }}
        />
        {label}
      </label>
    </>
  )
}
