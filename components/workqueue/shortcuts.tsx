'use client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

type Words = Record<'button' | 'title' | 'j' | 'k' | 'o' | 't' | 'help' | 'off' | 'on' | 'note' | 'close', string>

const KEPT = 'workqueue.shortcuts'

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

function keepChoice(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

const never = () => () => {}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, dialog *'))

/** First links of the lines of the list, in order. */
const lineLinks = (): HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLTableRowElement>('main table tbody tr')].flatMap(
    (row) => row.querySelector<HTMLAnchorElement>('a') ?? [],
  )

function walk(step: 1 | -1): void {
  const links = lineLinks()
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus()
}

/**
 * Single-key shortcuts of the work queue, for officers who open many cases. They do nothing in fields, with other keys held, or once
 * switched off (WCAG 2.1.4); everything they do has a link or a button.
 */
export function Shortcuts({ words }: { words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const enhanced = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const [chosen, setChosen] = useState<boolean | null>(null)
  const on = chosen ?? (enhanced && readChoice())

  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const focused = document.activeElement?.closest('tr')?.querySelector('a')
      const acts: Record<string, () => void> = {
        j: () => walk(1),
        k: () => walk(-1),
        o: () => focused?.click(),
        t: () => document.querySelector<HTMLFormElement>('form[data-shortcut="take"]')?.requestSubmit(),
        '?': () => dialog.current?.showModal(),
      }
      const act = acts[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])

  const choose = (next: boolean) => {
    keepChoice(next)
    setChosen(next)
  }
  // Without scripts there are no shortcuts to tell of.
  if (!enhanced) return null
  const lines = [
    ['j', words.j],
    ['k', words.k],
    ['o', words.o],
    ['t', words.t],
    ['?', words.help],
  ] as const
  const button = 'inline-flex min-h-11 items-center rounded-md border border-line-strong px-4 font-semibold hover:bg-sunken'
  return (
    <>
      <button type="button" aria-haspopup="dialog" className={button} onClick={() => dialog.current?.showModal()}>
        {words.button}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="shortcuts-title"
        className="modal m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-5 text-ink shadow-raised"
      >
        <h2 id="shortcuts-title" className="mb-3 text-xl">
          {words.title}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {lines.map(([key, text]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-sm border border-line bg-sunken px-2 py-0.5 font-semibold">{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-muted">{words.note}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="button" className={button} onClick={() => choose(!on)}>
            {on ? words.off : words.on}
          </button>
          <button type="button" className={button} onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </div>
      </dialog>
    </>
  )
}
