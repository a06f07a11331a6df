'use client'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

type Suggestion = { code: string; name: string; url: string }
type Props = {
  locale: string
  label: string
  placeholder: string
  query?: string | undefined
  className: string
  /** `count` suggestions, for those who do not see them; `{count}` is put in. */
  announced: string
}

const WAIT_MS = 150
const MOST = 6
const LEAST_LETTERS = 2

/**
 * The box of the search. Without scripts, and before them, it is a plain field of a plain form; with them it offers services while one
 * types. Arrow keys choose, Enter opens the chosen one or asks the whole search, Escape closes.
 */
export function SuggestionBox({ locale, label, placeholder, query, className, announced }: Props) {
  const list = useId()
  const [items, setItems] = useState<readonly Suggestion[]>([])
  const [chosen, setChosen] = useState(-1)
  const asking = useRef<AbortController>(null)
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const close = () => {
    asking.current?.abort()
    clearTimeout(timer.current)
    setItems([])
    setChosen(-1)
  }

  const ask = (text: string) => {
    close()
    if (text.trim().length < LEAST_LETTERS) return
    timer.current = setTimeout(async () => {
      const controller = new AbortController()
      asking.current = controller
      const address = `/api/open-data/v1/services/search?q=${encodeURIComponent(text)}&lang=${locale}&limit=${MOST}`
      // A suggestion that does not come is none: the form works all the same.
      const answer = await fetch(address, { signal: controller.signal })
        .then((response) => (response.ok ? (response.json() as Promise<{ results: Suggestion[] }>) : null))
        .catch(() => null)
      if (answer && !controller.signal.aborted) setItems(answer.results)
    }, WAIT_MS)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has arrived
  useEffect(() => {
    // Whoever was faster than the script has typed already.
    if (box.current && document.activeElement === box.current) ask(box.current.value)
    return () => {
      asking.current?.abort()
      clearTimeout(timer.current)
    }
  }, [])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (items.length === 0) return
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((at) => ((at + 1 + step + items.length + 1) % (items.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      const one = items[chosen]
      if (!one) return
      event.preventDefault()
      window.location.assign(pathOf(one, locale))
    }
  }

  return (
    <div className="relative min-w-0 flex-1">
      <input
        ref={box}
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={query}
        maxLength={200}
        enterKeyHint="search"
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={items.length > 0 ? list : undefined}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        onChange={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
        className={className}
      />
      {items.length > 0 && (
        <ul
          id={list}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the listbox of the field above (ARIA Authoring Practices, combobox)
          role="listbox"
          aria-label={label}
          className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-md border border-line-strong bg-surface text-start shadow-lg"
        >
          {items.map((one, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option
            <li
              key={one.code}
              id={`${list}-${at}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
              role="option"
              aria-selected={at === chosen}
              // The field would lose its focus, and the list with it, before the click arrives.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => window.location.assign(pathOf(one, locale))}
              className={`flex min-h-11 cursor-pointer items-center px-4 py-2 text-base text-ink ${at === chosen ? 'bg-sunken font-semibold' : 'hover:bg-sunken'}`}
            >
              {one.name}
            </li>
          ))}
        </ul>
      )}
      <span aria-live="polite" className="sr-only">
        {items.length > 0 ? announced.replace('{count}', String(items.length)) : ''}
      </span>
    </div>
  )
}

const pathOf = (one: Suggestion, locale: string): string => `/${locale}/services/${one.code}`
