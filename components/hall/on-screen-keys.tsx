'use client'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '@/lib/i18n/locales'

const DIGITS = ['1234567890']
/** A PIN has no I and no O. */
const PIN = [...DIGITS, 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM-']
const LETTERS: Record<Locale, readonly string[]> = {
  az: [...DIGITS, 'qüertyuiopöğ', 'asdfghjklıəş', 'zxcvbnmçi'],
  en: [...DIGITS, 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ru: [...DIGITS, 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё'],
}

type Words = { open: string; close: string; erase: string; space: string; label: string }

/**
 * Keys for a kiosk without a keyboard. They type into the box of their form that was touched last; real keyboards, scanners and screen
 * readers use the box itself. Without scripts they are not there.
 */
export function OnScreenKeys({
  layout,
  locale,
  words,
  autoFocus,
}: {
  layout: 'pin' | 'letters'
  locale: Locale
  words: Words
  /** A box that waits for a scanner. */
  autoFocus?: string
}) {
  const place = useRef<HTMLDivElement>(null)
  const target = useRef<HTMLInputElement | null>(null)
  const [state, setState] = useState<'off' | 'closed' | 'open'>('off')

  useEffect(() => {
    setState('closed')
    const form = place.current?.closest('form')
    if (!form) return
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLInputElement && event.target.type !== 'hidden') target.current = event.target
    }
    form.addEventListener('focusin', remember)
    if (autoFocus) form.querySelector<HTMLInputElement>(`[name="${autoFocus}"]`)?.focus({ preventScroll: true })
    return () => form.removeEventListener('focusin', remember)
  }, [autoFocus])

  const box = () =>
    target.current ?? place.current?.closest('form')?.querySelector<HTMLInputElement>('input:not([type="hidden"])') ?? null
  const type = (text: string) => {
    const input = box()
    if (!input) return
    const next = `${input.value}${text}`
    if (input.maxLength > 0 && next.length > input.maxLength) return
    write(input, next)
    if (input.maxLength > 0 && next.length === input.maxLength) focusAfter(input)
  }
  const erase = () => {
    const input = box()
    if (input) write(input, input.value.slice(0, -1))
  }
  const focusAfter = (input: HTMLInputElement) => {
    const boxes = [...(input.form?.querySelectorAll<HTMLInputElement>('input:not([type="hidden"])') ?? [])]
    boxes[boxes.indexOf(input) + 1]?.focus()
  }

  const rows = layout === 'pin' ? PIN : LETTERS[locale]
  return (
    <div ref={place} className="my-4">
      {state !== 'off' && (
        <button
          type="button"
          aria-expanded={state === 'open'}
          onClick={() => setState(state === 'open' ? 'closed' : 'open')}
          className="rounded-md border-2 border-line-strong bg-surface px-5 text-lg"
        >
          {state === 'open' ? words.close : words.open}
        </button>
      )}
      {state === 'open' && (
        <fieldset className="mt-3 grid gap-1.5" aria-label={words.label}>
          {rows.map((row) => (
            <div key={row} className="flex gap-1.5">
              {[...row].map((letter) => (
                <button key={letter} type="button" onClick={() => type(letter)} className={KEY}>
                  {letter}
                </button>
              ))}
            </div>
          ))}
          <div className="flex gap-1.5">
            {layout === 'letters' && (
              <button type="button" onClick={() => type(' ')} className={KEY}>
                {words.space}
              </button>
            )}
            <button type="button" onClick={erase} className={KEY}>
              {words.erase}
            </button>
          </div>
        </fieldset>
      )}
    </div>
  )
}

const KEY =
  'min-w-0 flex-1 rounded-md border border-line-strong bg-surface text-lg font-semibold hover:bg-primary-soft active:bg-primary active:text-on-primary'

function write(input: HTMLInputElement, value: string): void {
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
