import { Html, html } from './html'
import type { Session } from './store'
import { fill, LOCALE_NAMES, LOCALES, type Locale, type OwnTexts, TEXTS } from './texts'

export type Look = { locale: Locale; own: OwnTexts; path: string }
type DemoState = { outageUntil: number | null; notices: { at: number; outcome: string }[] }

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Baku', hour: '2-digit', minute: '2-digit', second: '2-digit' })
const time = (at: number): string => clock.format(at)

export function page({ locale, own, path }: Look, title: string, main: Html): string {
  const t = TEXTS[locale]
  const languages = LOCALES.map(
    (other) =>
      html`<li><a href="${path}?lang=${other}" lang="${other}" ${other === locale && new Html('aria-current="true"')}>${LOCALE_NAMES[other]}</a></li>`,
  )
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${own.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header>
<p class="brand"><a href="/?lang=${locale}">${own.name}</a></p>
<nav aria-label="${t.language}"><ul>${languages}</ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${main}
</main>
<footer><p>${t.sample}</p><p><a href="/privacy?lang=${locale}">${t.privacy}</a></p></footer>
</body>
</html>`.text
}

export function homePage(look: Look, session: Session | null, demo: DemoState): string {
  const t = TEXTS[look.locale]
  const lang = look.locale
  const way =
    session && !session.endedAt
      ? html`<p><a class="button" href="/account?lang=${lang}">${t.myPage}</a></p>`
      : html`<p><a class="button" href="/sign-in?lang=${lang}">${t.signIn}</a></p>`
  return page(
    look,
    look.own.name,
    html`${session?.endedAt && html`<p class="notice" role="status">${t.sessionEnded}</p>`}
<p class="lead">${look.own.lead}</p>
${way}
${outageBox(look, demo)}`,
  )
}

function outageBox({ locale }: Look, { outageUntil, notices }: DemoState): Html {
  const t = TEXTS[locale]
  const form = (minutes: number, words: string) =>
    html`<form method="post" action="/outage?lang=${locale}"><input type="hidden" name="minutes" value="${minutes}"><button class="quiet">${words}</button></form>`
  return html`<section class="box" aria-labelledby="outage">
<h2 id="outage">${t.outage}</h2>
<p>${t.outageLead}</p>
${
  outageUntil
    ? html`<p class="notice" role="status">${fill(t.outageOn, { time: time(outageUntil) })}</p>${form(0, t.outageEnd)}`
    : html`<div class="row">${[1, 5].map((minutes) => form(minutes, fill(t.outageStart, { minutes })))}</div>`
}
${
  notices.length > 0 &&
  html`<h3>${t.notices}</h3><ul class="plain">${notices.map(({ at, outcome }) => html`<li><time>${time(at)}</time> ${wordOf(t.outcomes, outcome)}</li>`)}</ul>`
}
</section>`
}

const wordOf = (words: Record<string, string>, code: string): string => words[code] ?? code

export function accountPage(look: Look, session: Session): string {
  const t = TEXTS[look.locale]
  const name = [session.claims.given_name, session.claims.family_name].filter(Boolean).join(' ')
  const rows = [
    ...Object.entries(session.claims).map(([claim, value]): [string, string] => [wordOf(t.claims, claim), value]),
    [t.level, `${wordOf(t.levels, session.level)} (${session.level})`],
    [t.methods, session.methods.join(', ')],
    [t.subject, session.sub],
    [t.since, time(session.startedAt)],
  ]
  return page(
    look,
    fill(t.hello, { name }),
    html`<p class="lead">${look.own.account}</p>
<section aria-labelledby="learned">
<h2 id="learned">${t.learned}</h2>
<p>${t.learnedLead}</p>
<dl>${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>
</section>
<form method="post" action="/sign-out?lang=${look.locale}"><button>${t.signOut}</button></form>`,
  )
}

/** A title, a sentence, and the way to go on. */
export function notePage(look: Look, title: string, body: string): string {
  const t = TEXTS[look.locale]
  return page(
    look,
    title,
    html`<p class="lead">${body}</p>
<p class="row"><a class="button" href="/sign-in?lang=${look.locale}">${t.signIn}</a> <a class="button quiet" href="/?lang=${look.locale}">${t.home}</a></p>`,
  )
}
