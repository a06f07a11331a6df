/** Browser and system behind a user agent line, as far as people would name them; null when it says nothing known. */
export function describeDevice(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null
  // Order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
  const browser = find(userAgent, {
    Edge: /\bEdg/,
    Opera: /\bOPR\//,
    'Samsung Internet': /SamsungBrowser/,
    Firefox: /Firefox\/|FxiOS/,
    Chrome: /Chrome\/|CriOS/,
    Safari: /Safari\//,
  })
  const system = find(userAgent, {
    Android: /Android/,
    iPhone: /iPhone/,
    iPad: /iPad/,
    Windows: /Windows/,
    macOS: /Mac OS X|Macintosh/,
    Linux: /Linux/,
  })
  return [browser, system].filter(Boolean).join(', ') || null
}

const find = (text: string, patterns: Record<string, RegExp>): string | undefined =>
  Object.entries(patterns).find(([, pattern]) => pattern.test(text))?.[0]
