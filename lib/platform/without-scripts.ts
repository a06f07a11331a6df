import type { IncomingMessage, ServerResponse } from 'node:http'

/** What somebody without scripts reads when a page is missing or we fail. */
export type FailureWords = { title: string; body: string; reference?: string; call?: string; retry?: string; home: string }

/**
 * Next answers a missing page, and one that fails while it is drawn, with an empty document that only scripts can fill. This
 * puts the same words into it for everybody else: a `noscript` part, the language, and the number that leads to the log line.
 *
 * @param wordsFor words by locale (the first part of the address) and status
 */
export function fillEmptyAnswers(
  request: IncomingMessage,
  response: ServerResponse,
  wordsFor: (locale: string, status: number) => { locale: string; words: FailureWords },
): void {
  const { write, end } = response
  let held: Buffer[] | null = null
  const failed = () => response.statusCode >= 400 && String(response.getHeader('content-type') ?? '').startsWith('text/html')
  const hold = (chunk: unknown, encoding: unknown) => {
    held ??= []
    if (typeof chunk === 'string')
      held.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk))
  }
  const callback = (...candidates: unknown[]) => candidates.find((one) => typeof one === 'function') as (() => void) | undefined

  response.write = function hear(this: ServerResponse, chunk: unknown, encoding?: unknown, done?: unknown) {
    if (!held && !failed()) return Reflect.apply(write, this, [chunk, encoding, done])
    hold(chunk, encoding)
    callback(encoding, done)?.()
    return true
  } as typeof response.write

  response.end = function finish(this: ServerResponse, chunk?: unknown, encoding?: unknown, done?: unknown) {
    if (!held && !failed()) return Reflect.apply(end, this, [chunk, encoding, done])
    if (typeof chunk !== 'function') hold(chunk, encoding)
    const html = Buffer.concat(held ?? []).toString('utf8')
    const locale = request.url?.split('/')[1]?.slice(0, 2) ?? ''
    const answer = html.includes(EMPTY) ? filled(html, request.url ?? '/', wordsFor(locale, response.statusCode)) : html
    if (!response.headersSent) response.removeHeader('content-length')
    return Reflect.apply(end, this, [answer, 'utf8', callback(chunk, encoding, done)])
  } as typeof response.end
}

// The look of TextLink; its classes are in the style sheet because that piece uses them.
const LINK = 'text-primary underline decoration-1 underline-offset-[0.2em] hover:text-primary-strong hover:decoration-2'

const EMPTY = '<html id="__next_error__">'

/** The empty document with words in it. Scripts replace all of it, so nothing is said twice. */
export function filled(html: string, url: string, { locale, words }: { locale: string; words: FailureWords }): string {
  const digest = html.match(/\\?"digest\\?":\\?"(\d+)\\?"/)?.[1]
  const style = html.match(/\/_next\/static\/[\w./~-]+\.css/)?.[0]
  const part = [
    '<noscript>',
    style ? `<link rel="stylesheet" href="${inMarkup(style)}">` : '',
    '<main id="main" class="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-16">',
    `<h1 class="text-3xl font-bold">${inMarkup(words.title)}</h1>`,
    `<p>${inMarkup(words.body)}</p>`,
    digest && words.reference ? `<p>${inMarkup(words.reference)}: <strong>${digest}</strong></p>` : '',
    words.call ? `<p>${inMarkup(words.call)}</p>` : '',
    '<p class="flex gap-6">',
    words.retry ? `<a class="${LINK}" href="${inMarkup(url)}">${inMarkup(words.retry)}</a>` : '',
    `<a class="${LINK}" href="/${locale}">${inMarkup(words.home)}</a></p></main></noscript>`,
  ].join('')
  return html
    .replace(EMPTY, `<html id="__next_error__" lang="${locale}">`)
    .replace(/<head>/, `<head><title>${inMarkup(words.title)}</title>`)
    .replace(/<body>/, `<body>${part}`)
}

const inMarkup = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
