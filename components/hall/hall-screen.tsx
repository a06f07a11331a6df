'use client'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Announcer, newCalls, type HallCall, type Sentences } from './announce'
import { useLive } from './live-source'
import { browserSounds } from './sounds'

/** The same words in the three languages; the page's own first. */
export type Trio = readonly { locale: string; text: string }[]

export type HallData = {
  called: HallCall[]
  waiting: { lineCode: string; count: number }[]
  counters: { number: number; open: boolean; paused: boolean }[]
  waits: { lineCode: string; halfMinutes: number; mostMinutes: number }[]
  open: boolean
  opensAt: string | null
}

export type HallWords = {
  nowCalling: Trio
  number: Trio
  window: Trio
  fresh: Trio
  again: Trio
  atWindows: Trio
  waiting: Trio
  nobody: Trio
  closed: Trio
  /** With `{time}`. */
  opensAt: Trio
  people: string
  /** With `{from}` and `{to}`. */
  minutes: string
  minutesUpTo: string
  /** With `{time}`. */
  old: Trio
  soundOn: string
  soundIsOn: string
  openWindows: Trio
  otherLines: Trio
}

type Props = {
  url: string
  first: { state: HallData; asOf: string }
  centreName: Trio
  lines: { code: string; name: Trio }[]
  words: HallWords
  sentences: Sentences
  clock: string
}

/** A call is marked as new for so long. */
const NEW_MS = 25_000
const SHOWN = 7

const bakuClock = (at: Date) =>
  at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Baku', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The screen of a hall: who is called where, large; how many wait; and the time. It goes on showing the last it knew when nobody answers. */
export function HallScreen({ url, first, centreName, lines, words, sentences, clock }: Props) {
  const { state, stale, asOf } = useLive<HallData>(url, first)
  const [time, setTime] = useState(clock)
  const [newest, setNewest] = useState<readonly string[]>([])
  const [sound, setSound] = useState(false)
  const [scripts, setScripts] = useState(false)
  const announcer = useRef<Announcer<SpeechSynthesisVoice> | null>(null)
  const before = useRef(first.state.called)

  useEffect(() => {
    setScripts(true)
    const timer = setInterval(() => setTime(bakuClock(new Date())), 1000)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    const calls = newCalls(before.current, state.called)
    before.current = state.called
    if (calls.length === 0) return
    for (const call of calls) announcer.current?.announce(call)
    const numbers = calls.map((call) => call.number)
    setNewest((known) => [...known.filter((one) => !numbers.includes(one)), ...numbers])
    const timer = setTimeout(() => setNewest((known) => known.filter((one) => !numbers.includes(one))), NEW_MS)
    return () => clearTimeout(timer)
  }, [state.called])

  const turnOn = () => {
    announcer.current = new Announcer(browserSounds(), sentences)
    setSound(true)
  }

  const calls = state.called.filter((call) => !call.started)
  const [top, ...others] = calls
  const atWindows = state.called.filter((call) => call.started)
  const openWindows = state.counters.filter((one) => one.open && !one.paused).length
  const total = state.waiting.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className="hall-screen flex min-h-dvh flex-col bg-paper text-ink">
      <header className="on-deep">
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 px-6 py-4 lg:px-10">
          <h1 className="min-w-0 text-3xl font-semibold">{centreName[0]?.text}</h1>
          <div className="flex items-center gap-6">
            <p className="text-lg">
              <Three words={words.openWindows} />: <strong className="tabular-nums">{openWindows}</strong>
            </p>
            <p className="text-4xl font-semibold tabular-nums">
              <time suppressHydrationWarning>{time}</time>
            </p>
          </div>
        </div>
        <div className="ornament-band" />
      </header>
      {stale && (
        <p
          role="status"
          className="flex items-center gap-3 border-b-2 border-warning-line bg-warning-soft px-6 py-3 text-xl font-semibold text-warning lg:px-10"
        >
          <Icon name="alert" size="lg" />
          <span>
            <Three words={words.old.map((one) => ({ ...one, text: one.text.replace('{time}', bakuClock(new Date(asOf))) }))} />
          </span>
        </p>
      )}
      <main
        id="main"
        className="grid flex-1 content-start gap-6 p-6 lg:grid-cols-[minmax(0,2fr)_minmax(22rem,1fr)] lg:p-10 portrait:grid-cols-1"
      >
        <section aria-labelledby="calling" className="min-w-0">
          <h2 id="calling" className="mb-4 text-2xl">
            <Three words={words.nowCalling} />
          </h2>
          {top ? (
            <>
              <BigCall key={`${top.number}${top.recalls}`} call={top} words={words} isNew={newest.includes(top.number)} />
              <ul className="mt-6 grid gap-5 sm:grid-cols-2">
                {others.slice(0, SHOWN - 1).map((call) => (
                  <li key={call.number} className="lg:landscape:nth-[n+5]:hidden">
                    <SmallCall call={call} words={words} isNew={newest.includes(call.number)} />
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="rounded-xl border-2 border-dashed border-line-strong p-10 text-center text-3xl text-muted">
              {state.open || total > 0 || state.called.length > 0 ? (
                <Lines words={words.nobody} />
              ) : (
                <>
                  <Lines words={words.closed} />
                  {state.opensAt && (
                    <span className="mt-4 block text-2xl">
                      <Three
                        words={words.opensAt.map((one) => ({ ...one, text: one.text.replace('{time}', state.opensAt ?? '') }))}
                      />
                    </span>
                  )}
                </>
              )}
            </p>
          )}
        </section>
        <div className="grid content-start gap-6 sm:grid-cols-2 lg:grid-cols-1 portrait:sm:grid-cols-2">
          <section aria-labelledby="waiting" className="rounded-xl bg-surface p-6 shadow-raised">
            <h2 id="waiting" className="mb-3 text-xl">
              <Three words={words.waiting} />
            </h2>
            <ul className="grid gap-3">
              {(lines.length > 0 ? lines : [{ code: 'general', name: words.otherLines }]).map((line) => (
                <LineRow key={line.code} line={line} state={state} words={words} />
              ))}
            </ul>
          </section>
          {atWindows.length > 0 && (
            <section aria-labelledby="at-windows" className="rounded-xl bg-surface p-6 shadow-raised">
              <h2 id="at-windows" className="mb-3 text-xl">
                <Three words={words.atWindows} />
              </h2>
              <ul className="grid grid-cols-2 gap-x-8 gap-y-2 whitespace-nowrap text-xl tabular-nums max-sm:grid-cols-1">
                {atWindows.slice(0, 14).map((call) => (
                  <li key={call.number} className="flex items-baseline justify-between gap-3 border-b border-line pb-1">
                    <span translate="no" className="font-semibold">
                      {call.number}
                    </span>
                    <span className="sr-only">{words.window[0]?.text}</span>
                    <span className="text-muted">
                      <span aria-hidden>→ </span>
                      {call.counter}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {scripts && (
            <p>
              <button
                type="button"
                onClick={turnOn}
                disabled={sound}
                className="inline-flex min-h-12 items-center gap-3 rounded-md border-2 border-line-strong bg-surface px-5 text-base font-semibold text-ink disabled:border-transparent disabled:bg-transparent disabled:text-muted"
              >
                <Icon name={sound ? 'check-circle' : 'bell'} />
                {sound ? words.soundIsOn : words.soundOn}
              </button>
            </p>
          )}
        </div>
      </main>
    </div>
  )
}

/** The page's language large, the other two beside it, quieter. */
function Three({ words }: { words: Trio }) {
  const [own, ...others] = words
  return (
    <>
      <span lang={own?.locale}>{own?.text}</span>
      {others.map(({ locale, text }) => (
        <span key={locale} lang={locale} className="text-[0.72em] font-normal">
          <span aria-hidden> · </span>
          {text}
        </span>
      ))}
    </>
  )
}

function Lines({ words }: { words: Trio }) {
  return words.map(({ locale, text }, index) => (
    <span key={locale} lang={locale} className={index === 0 ? 'block font-semibold text-ink' : 'mt-2 block text-2xl'}>
      {text}
    </span>
  ))
}

function Mark({ call, words, isNew }: { call: HallCall; words: HallWords; isNew: boolean }) {
  if (!isNew && call.recalls === 0) return null
  return (
    <p className="mb-3 inline-flex items-center gap-3 rounded-full bg-accent px-5 py-1.5 text-lg font-bold text-on-accent">
      <Icon name="bell" size="lg" />
      <span>
        <Three words={call.recalls > 0 ? words.again : words.fresh} />
      </span>
    </p>
  )
}

function BigCall({ call, words, isNew }: { call: HallCall; words: HallWords; isNew: boolean }) {
  return (
    <div
      role="status"
      className={`rounded-xl border-[0.5rem] bg-surface p-6 sm:p-8 ${isNew ? 'just-called border-accent' : 'border-primary'}`}
    >
      <Mark call={call} words={words} isNew={isNew} />
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <p>
          <span className="block text-xl text-muted">
            <Three words={words.number} />
          </span>
          <span translate="no" className="call-number block font-bold tabular-nums text-primary">
            {call.number}
          </span>
        </p>
        <p>
          <span className="block text-xl text-muted">
            <Three words={words.window} />
          </span>
          <span className="call-number flex items-center gap-[0.25em] font-bold tabular-nums">
            <span aria-hidden className="text-[0.6em] text-muted">
              →
            </span>
            {call.counter}
          </span>
        </p>
      </div>
    </div>
  )
}

function SmallCall({ call, words, isNew }: { call: HallCall; words: HallWords; isNew: boolean }) {
  return (
    <div className={`h-full rounded-xl border-4 bg-surface px-6 py-4 ${isNew ? 'border-accent' : 'border-line'}`}>
      <Mark call={call} words={words} isNew={isNew} />
      <p className="flex items-center justify-between gap-4 text-4xl font-bold tabular-nums">
        <span className="sr-only">{words.number[0]?.text}</span>
        <span translate="no" className="text-primary">
          {call.number}
        </span>
        <span className="sr-only">{words.window[0]?.text}</span>
        <span className="flex items-center gap-3">
          <span aria-hidden className="text-2xl text-muted">
            →
          </span>
          {call.counter}
        </span>
      </p>
    </div>
  )
}

function LineRow({ line, state, words }: { line: Props['lines'][number]; state: HallData; words: HallWords }) {
  const count = state.waiting.find((one) => one.lineCode === line.code)?.count ?? 0
  const wait = state.waits.find((one) => one.lineCode === line.code)
  const range =
    wait &&
    (wait.halfMinutes === 0 ? words.minutesUpTo : words.minutes)
      .replace('{from}', String(wait.halfMinutes))
      .replace('{to}', String(wait.mostMinutes))
  const [own, ...others] = line.name
  return (
    <li className="flex items-start justify-between gap-5 border-b border-line pb-3 last:border-0 last:pb-0">
      <span className="min-w-0">
        <span className="block text-lg font-semibold">{own?.text}</span>
        <span className="block text-sm text-muted">
          {others.map(({ locale, text }, index) => (
            <span key={locale} lang={locale}>
              {index > 0 && <span aria-hidden> · </span>}
              {text}
            </span>
          ))}
        </span>
        {range && <span className="block text-base text-muted">{range}</span>}
      </span>
      <span className="flex items-center gap-2 text-2xl font-semibold tabular-nums">
        <Icon name="users" className="text-muted" />
        {count}
        <span className="sr-only">{words.people}</span>
      </span>
    </li>
  )
}
