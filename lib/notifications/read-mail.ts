// Reads back what nodemailer writes; only as much of MIME as our own mail uses (RFC 2045-2047).

type Part = { headers: Map<string, string>; body: string }

function parse(raw: string): Part {
  const [head = '', ...rest] = raw.replace(/\r\n/g, '\n').split('\n\n')
  const headers = new Map<string, string>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: rest.join('\n\n') }
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** `=?UTF-8?Q?Salam_d=C3=BCnya?=`, the way headers carry letters outside ASCII. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replace(/_/g, ' ')).toString('utf8'),
    )
}

function decodeBody({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return quotedPrintable(body).toString('utf8')
  return body
}

/** Subject, id and plain text of a mail. */
export function readMail(raw: string): { messageId: string; subject: string; text: string } {
  const whole = parse(raw)
  const boundary = /boundary="?([^";\s]+)"?/i.exec(whole.headers.get('content-type') ?? '')?.[1]
  const parts = boundary
    ? whole.body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => parse(part.replace(/^\s*\n/, '')))
    : [whole]
  const plain = parts.find((part) => (part.headers.get('content-type') ?? 'text/plain').startsWith('text/plain')) ?? whole
  return {
    messageId: whole.headers.get('message-id') ?? '',
    subject: decodeWords(whole.headers.get('subject') ?? ''),
    text: decodeBody(plain).trim(),
  }
}
