'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button-styles'

/** How long before the end the visitor is asked; WCAG 2.2.1 wants at least 20 seconds. */
const WARN_SECONDS = 120
const ADDRESS = '/api/auth/extend'
const CHANNEL = 'asan.session'

/** In texts, `{time}` stands for the time of day the server names. */
export type SessionWords = {
  soon: { title: string; body: string; stay: string; signOut: string }
  last: { title: string; body: string }
  over: { title: string; body: string; signIn: string }
  other: { title: string; body: string; reload: string }
  close: string
  stayed: string
  back: string
}

type Answer = { secondsLeft: number; until: string; last: boolean; who: string }
type State = { phase: 'quiet' | 'soon' | 'last' | 'over' | 'other'; until: string; said: string }
type Props = { locale: string; secondsLeft: number; who: string; words: SessionWords }

/** What the server says of the session; null: it is over; undefined: no answer. */
async function ask(method: 'GET' | 'POST'): Promise<Answer | null | undefined> {
  const response = await fetch(ADDRESS, { method, cache: 'no-store' }).catch(() => undefined)
  if (response?.status === 401) return null
  return response?.ok ? ((await response.json()) as Answer) : undefined
}

/**
 * Says two minutes before that the session ends, and keeps what is typed when it has ended: one signs in in another window and goes
 * on here. The server is asked before anything is said, so what another window did counts too.
 */
export function SessionWarning({ locale, secondsLeft, who, words }: Props) {
  const [{ phase, until, said }, setState] = useState<State>({ phase: 'quiet', until: '', said: '' })
  const dialog = useRef<HTMLDialogElement>(null)
  const look = useRef<(method?: 'GET' | 'POST') => Promise<void>>(async () => {})
  const id = useId()

  useEffect(() => {
    let timer = 0
    let due = Date.now() + (secondsLeft - WARN_SECONDS) * 1000
    const channel = new BroadcastChannel(CHANNEL)
    const lookIn = (seconds: number) => {
      window.clearTimeout(timer)
      due = Date.now() + seconds * 1000
      timer = window.setTimeout(() => void look.current(), Math.max(0, seconds) * 1000)
    }
    look.current = async (method = 'GET') => {
      const now = await ask(method)
      if (now === undefined) return lookIn(15)
      setState((before): State => {
        const said = method === 'POST' ? words.stayed : before.phase === 'over' ? words.back : before.said
        if (now === null) return { phase: 'over', until: '', said: '' }
        if (now.who !== who) return { phase: 'other', until: '', said: '' }
        if (now.secondsLeft > WARN_SECONDS) return { phase: 'quiet', until: now.until, said }
        return { phase: now.last ? 'last' : 'soon', until: now.until, said: '' }
      })
      if (now === null) return
      lookIn(now.secondsLeft > WARN_SECONDS ? now.secondsLeft - WARN_SECONDS : now.secondsLeft + 1)
      if (method === 'POST') channel.postMessage('stayed')
    }
    // Whoever comes back from another window, or whose computer slept, is told how it stands now.
    const back = () => {
      if (document.visibilityState === 'visible' && (Date.now() >= due || dialog.current?.open)) void look.current()
    }
    channel.onmessage = () => void look.current()
    document.addEventListener('visibilitychange', back)
    window.addEventListener('focus', back)
    lookIn(secondsLeft - WARN_SECONDS)
    return () => {
      window.clearTimeout(timer)
      channel.close()
      document.removeEventListener('visibilitychange', back)
      window.removeEventListener('focus', back)
    }
  }, [secondsLeft, who, words])

  useEffect(() => {
    if (phase === 'quiet') dialog.current?.close()
    else if (!dialog.current?.open) dialog.current?.showModal()
  }, [phase])

  const shown = phase === 'quiet' ? words.soon : words[phase]
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {said.replace('{time}', until)}
      </p>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-body`}
        className="modal m-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-5 text-ink shadow-raised sm:p-6"
      >
        <h2 id={`${id}-title`} className="text-xl">
          {shown.title}
        </h2>
        <p id={`${id}-body`} className="mt-2 mb-5">
          {shown.body.replace('{time}', until)}
        </p>
        <div className="flex flex-wrap gap-3">
          {phase === 'soon' && (
            <>
              <button type="button" className={buttonClass('primary', 'md')} onClick={() => void look.current('POST')}>
                {words.soon.stay}
              </button>
              <form method="post" action="/api/auth/sign-out">
                <input type="hidden" name="locale" value={locale} />
                <button type="submit" className={buttonClass('secondary', 'md')}>
                  {words.soon.signOut}
                </button>
              </form>
            </>
          )}
          {phase === 'over' && (
            <a
              href={`/${locale}/sign-in?next=/${locale}/signed-in`}
              target="_blank"
              rel="noopener"
              className={buttonClass('primary', 'md')}
            >
              {words.over.signIn}
            </a>
          )}
          {phase === 'other' && (
            <button type="button" className={buttonClass('primary', 'md')} onClick={() => window.location.reload()}>
              {words.other.reload}
            </button>
          )}
          {phase !== 'soon' && phase !== 'other' && (
            <button type="button" className={buttonClass('secondary', 'md')} onClick={() => dialog.current?.close()}>
              {words.close}
            </button>
          )}
        </div>
      </dialog>
    </>
  )
}
