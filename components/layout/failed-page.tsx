'use client'
import { useParams } from 'next/navigation'
import { buttonClass } from '@/components/ui/button-styles'

export type FailedWords = { title: string; body: string; reference: string; retry: string; home: string; call: string }

/** What a citizen sees when we fail: plain words, a number that leads to the log line, a way on. */
export function FailedPage({ words, reference }: { words: Record<string, FailedWords>; reference?: string }) {
  const { locale } = useParams<{ locale?: string }>()
  const known = locale && words[locale] ? locale : 'az'
  const text = words[known]
  if (!text) return null
  return (
    <main id="main" className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-16">
      <title>{text.title}</title>
      <h1 className="text-3xl">{text.title}</h1>
      <p>{text.body}</p>
      {reference ? (
        <p>
          {text.reference}: <strong>{reference}</strong>
        </p>
      ) : null}
      <p>{text.call}</p>
      <p className="flex flex-wrap gap-3">
        {/* A plain link to the same address loads it anew, with or without JavaScript. */}
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is this very page */}
        <a href="" className={buttonClass('primary', 'md')}>
          {text.retry}
        </a>
        <a href={`/${known}`} className={buttonClass('secondary', 'md')}>
          {text.home}
        </a>
      </p>
    </main>
  )
}
