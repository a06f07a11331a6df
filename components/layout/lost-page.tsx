'use client'
import { useParams } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'

type Words = { title: string; body: string; home: string; services: string }

/** A not-found page has no params of its own, so the language is read from the address where it is drawn. */
export function LostPage({ words }: { words: Record<string, Words> }) {
  const { locale } = useParams<{ locale?: string }>()
  const known = locale && words[locale] ? locale : 'az'
  const text = words[known]
  if (!text) return null
  return (
    <main id="main" className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-16">
      <title>{text.title}</title>
      <h1 className="text-3xl font-bold">{text.title}</h1>
      <p>{text.body}</p>
      <p className="flex gap-6">
        <TextLink href={`/${known}`}>{text.home}</TextLink>
        <TextLink href={`/${known}/services`}>{text.services}</TextLink>
      </p>
    </main>
  )
}
