import { storable } from '@/lib/platform/forms/model'

const MAX_LENGTH = 120
/** Turned text (a name that reads `…fdp.exe` backwards), invisible signs, and what no file system takes. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Co}<>:"|?*\\/]/gu

/** The name as it was on the person's device, without a path and without signs that mislead; its ending survives the cut. */
export function cleanFileName(given: string | undefined): string {
  const last =
    storable(given ?? '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(UNWANTED, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (!clean) return 'file'
  const ending = /\.[a-z0-9]{1,5}$/i.exec(clean)?.[0] ?? ''
  return storable(
    [...clean.slice(0, clean.length - ending.length)]
      .slice(0, MAX_LENGTH - ending.length)
      .join('')
      .trimEnd() + ending,
  )
}

const ENDINGS: Record<string, RegExp> = {
  'application/pdf': /\.pdf$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  'image/heic': /\.hei[cf]$/i,
}

/** `Content-Disposition` with the name in plain letters and, for browsers of this century, as it is (RFC 6266). */
export function disposition(kind: 'attachment' | 'inline', fileName: string, contentType: string): string {
  const fits = ENDINGS[contentType]?.test(fileName) ?? true
  const name = fits ? fileName : `${fileName}.${contentType.split('/')[1]}`
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
