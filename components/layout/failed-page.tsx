'use client'
import { useParams } from 'next/navigation'

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
      <h1 className="text-3xl font-bold">{text.title}</h1>
      <p>{text.body}</p>
      {reference ? (
        <p>
          {text.reference}: <strong>{reference}</strong>
        </p>
      ) : null}
      <p>{text.call}</p>
      <p className="flex gap-6">
        {/* A plain link to the same address loads it anew, with or without JavaScript. */}
        <a href="">{text.retry}</a>
        <a href={`/${known}`}>{text.home}</a>
      </p>
    </main>
  )
}
