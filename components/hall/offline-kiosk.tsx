'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { giveNumber, heedServer, type PendingTicket, sendPending } from './kiosk-store'
import { PrintTicket } from './print-ticket'

type Service = { code: string; name: string }
type Line = { code: string; name: string; letter: string; services: Service[] }
type Words = Record<
  | 'title'
  | 'lead'
  | 'choose'
  | 'booked'
  | 'reference'
  | 'yours'
  | 'valid'
  | 'keep'
  | 'priority'
  | 'print'
  | 'done'
  | 'back'
  | 'listen'
  | 'noScript',
  string
>
type Props = {
  locale: string
  start: string
  centreName: string
  series: string
  last: Record<string, number>
  lines: Line[]
  words: Words
}

/** The result is forgotten after this rest, as every result. */
const REST_MS = 25_000
const TRY_EVERY_MS = 5_000

type Intent = { key: string; service: string; reference: string; at: number }

/** What the last form wanted when its answer was lost; taken once. */
async function takeIntent(): Promise<Intent | null> {
  if (!('caches' in window)) return null
  const cache = await caches.open('asan-kiosk-intent')
  const kept = await cache.match('/kiosk-intent')
  if (!kept) return null
  await cache.delete('/kiosk-intent')
  const intent = (await kept.json()) as Intent
  // An old one belongs to somebody who went away.
  return Date.now() - intent.at < 60_000 ? intent : null
}

const isKey = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Gives numbers without a server, and goes back to the ordinary screen when it answers again and nobody is choosing. */
export function OfflineKiosk({ locale, start, centreName, series, last, lines, words }: Props) {
  const [ready, setReady] = useState(false)
  const [line, setLine] = useState<Line | null>(lines.length === 1 ? (lines[0] ?? null) : null)
  const [given, setGiven] = useState<(PendingTicket & { service: string }) | null>(null)
  /** Of the form whose answer was lost: what is chosen now is the same wish. */
  const lostKey = useRef('')
  const reference = useRef('')
  const busy = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)

  const give = useCallback(
    (of: Line, service: Service) => {
      const key = isKey(lostKey.current) ? lostKey.current : crypto.randomUUID()
      const wanted = { key, series, letter: of.letter, service: service.code, locale }
      const ticket = giveNumber(localStorage, reference.current ? { ...wanted, reference: reference.current } : wanted, new Date())
      lostKey.current = ''
      reference.current = ''
      busy.current = true
      setGiven({ ...ticket, service: service.name })
    },
    [series, locale],
  )

  useEffect(() => {
    heedServer(localStorage, last, new Date())
    const begin = async () => {
      const intent = await takeIntent()
      if (intent && isKey(intent.key)) {
        lostKey.current = intent.key
        reference.current = intent.reference
        const of = lines.find((one) => one.services.some((service) => service.code === intent.service))
        const service = of?.services.find((one) => one.code === intent.service)
        if (of && service) give(of, service)
      }
      setReady(true)
    }
    begin().catch(() => setReady(true))
  }, [last, lines, give])

  // Back to the ordinary screen as soon as the server answers; not while somebody reads a number or is choosing.
  useEffect(() => {
    const look = async () => {
      const answered = await sendPending(localStorage, fetch.bind(window), () => new Date())
      if (answered && !busy.current) window.location.replace(start)
    }
    const timer = setInterval(() => void look(), TRY_EVERY_MS)
    return () => clearInterval(timer)
  }, [start])

  const moved = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is one of another line or result
  useEffect(() => {
    // The first screen is the page itself; each further one tells its heading.
    if (moved.current) heading.current?.focus()
    moved.current = true
    if (!given) return
    const timer = setTimeout(() => window.location.replace(window.location.pathname), REST_MS)
    return () => clearTimeout(timer)
  }, [given, line])

  if (given)
    return (
      <>
        <div className="flex flex-1 flex-col items-center justify-center gap-6 text-center print:hidden">
          <h1 ref={heading} tabIndex={-1} className="text-2xl">
            {words.yours}{' '}
            <span className="ticket-number mt-2 block font-bold tabular-nums text-primary" translate="no">
              {given.number}
            </span>
          </h1>
          <p className="text-xl">{given.service}</p>
          <p
            role="status"
            className="max-w-text rounded-xl border-2 border-warning-line bg-warning-soft p-5 text-xl font-semibold text-warning"
          >
            {words.valid}
          </p>
          <p className="max-w-text text-lg">{words.keep}</p>
          <p className="max-w-text text-lg text-muted">{words.priority}</p>
          <div className="flex flex-wrap justify-center gap-4">
            <PrintTicket once={given.key} label={words.print} />
            <a
              href={start}
              className="kiosk-target inline-flex items-center rounded-md bg-primary px-8 text-xl font-semibold text-on-primary"
            >
              {words.done}
            </a>
          </div>
        </div>
        <div className="paper-only paper-ticket" aria-hidden="true">
          <p>
            <strong>{centreName}</strong>
          </p>
          <p>{words.yours}</p>
          <p className="paper-number">{given.number}</p>
          <p>{given.service}</p>
          <p>{new Date(given.takenAt).toLocaleString('en-GB', { timeZone: 'Asia/Baku' })}</p>
          <p>{words.valid}</p>
          <p>{words.listen}</p>
        </div>
      </>
    )

  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="text-4xl">
        {line ? line.name : words.title}
      </h1>
      <p
        role="status"
        className="mb-6 mt-3 max-w-text rounded-xl border-2 border-warning-line bg-warning-soft p-5 text-xl text-warning"
      >
        {words.lead}
      </p>
      <noscript>
        <p className="text-xl">{words.noScript}</p>
      </noscript>
      {ready && (
        <>
          <div className="mb-6 max-w-xl">
            <label htmlFor="booked-reference" className="block text-lg font-semibold">
              {words.booked}
            </label>
            <input
              id="booked-reference"
              autoComplete="off"
              maxLength={60}
              placeholder={words.reference}
              onChange={(event) => {
                reference.current = event.currentTarget.value
              }}
              className="mt-2 w-full rounded-md border-2 border-line-strong bg-surface px-4"
            />
          </div>
          <h2 className="mb-4 text-2xl">{words.choose}</h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {line
              ? line.services.map((service) => (
                  <li key={service.code}>
                    <button type="button" onClick={() => give(line, service)} className={CHOICE}>
                      {service.name}
                    </button>
                  </li>
                ))
              : lines.map((one) => (
                  <li key={one.code}>
                    <button type="button" onClick={() => setLine(one)} className={CHOICE}>
                      {one.name}
                    </button>
                  </li>
                ))}
          </ul>
          {line && lines.length > 1 && (
            <button
              type="button"
              onClick={() => setLine(null)}
              className="mt-6 rounded-md border-2 border-line-strong px-8 text-lg font-semibold"
            >
              {words.back}
            </button>
          )}
        </>
      )}
    </>
  )
}

const CHOICE =
  'h-full w-full rounded-lg border-2 border-line-strong bg-surface px-5 py-4 text-start text-xl font-semibold hover:border-primary hover:bg-primary-soft'
