'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import type { MouseEvent } from 'react'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales'

type Props = { locale: Locale; label: string }

/** The same address in another language. */
export function inLanguage(pathname: string, locale: Locale, search = ''): string {
  const rest = pathname.replace(/^\/(az|en|ru)(?=\/|$)/, '')
  return `/${locale}${rest}${search}`
}

/** Takes the question mark and the hash along from where the visitor really is, and remembers the choice for the next first visit. */
function carryPlace(event: MouseEvent<HTMLAnchorElement>, chosen: Locale) {
  event.currentTarget.search = window.location.search
  event.currentTarget.hash = window.location.hash
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers people here still use
  document.cookie = `locale=${chosen}; path=/; max-age=31536000; samesite=lax`
}

function Links({ locale, label, search }: Props & { search?: string }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label}>
      <ul className="-mx-2 flex">
        {LOCALES.map((other) => (
          <li key={other}>
            {/* A whole new page, not a move inside it: the language of the document changes. */}
            <a
              href={inLanguage(pathname, other, search)}
              lang={other}
              hrefLang={other}
              aria-current={other === locale ? 'true' : undefined}
              onPointerDown={(event) => carryPlace(event, other)}
              onClick={(event) => carryPlace(event, other)}
              className="inline-flex min-h-11 items-center px-2 text-sm underline decoration-1 decoration-transparent underline-offset-4 hover:decoration-current aria-[current]:font-semibold aria-[current]:decoration-ornament aria-[current]:decoration-2"
            >
              {LOCALE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** For pages made per request: the search part is in the link already, so the place is kept without JavaScript too. */
function LinksWithSearch(props: Props) {
  const search = useSearchParams().toString()
  return <Links {...props} search={search && `?${search}`} />
}

/** Reading the search part would make a cached page dynamic; there it is added when the link is pressed. */
export function LanguageSwitch({ perRequest = false, ...props }: Props & { perRequest?: boolean }) {
  return perRequest ? <LinksWithSearch {...props} /> : <Links {...props} />
}
