// The kiosk goes on without the network. Registered for /…/kiosk only; what it answers with was put aside by the page while we were there
// (components/hall/kiosk-worker-client.tsx). It keeps no personal data: of a form whose answer was lost only the service and the key.
const WAIT_MS = Number(new URL(self.location.href).searchParams.get('wait')) || 3000
const PAGES = 'asan-kiosk-pages'
const INTENT = 'asan-kiosk-intent'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && /^\/(az|en|ru)\/kiosk\//.test(url.pathname)) event.respondWith(screen(request, url))
  else if (request.method === 'GET' && /^\/(_next\/static|fonts|ornament)\//.test(url.pathname)) event.respondWith(piece(request))
})

/** The screen from the server; when it does not come in time, or the server is in trouble, the one that needs nobody. */
async function screen(request, url) {
  const kept = url.pathname.endsWith('/offline')
  if (kept) {
    const known = await (await caches.open(PAGES)).match(url.pathname)
    if (known) return known
  }
  const copy = request.method === 'POST' ? request.clone() : null
  try {
    const answer = await inTime(fetch(request))
    if (answer.type === 'opaqueredirect' || answer.status < 500) return answer
    throw new Error(`status ${answer.status}`)
  } catch (error) {
    const [, locale, , centre] = url.pathname.split('/')
    const away = `/${locale}/kiosk/${centre}/offline`
    if (!centre || !(await (await caches.open(PAGES)).match(away))) throw error
    if (copy) await keepIntent(copy)
    return Response.redirect(away, 303)
  }
}

/** What the visitor wanted when the answer was lost: the same key makes sure that it is done once. */
async function keepIntent(request) {
  try {
    const form = await request.formData()
    const text = (name) => (typeof form.get(name) === 'string' ? form.get(name) : '')
    const intent = { key: text('idempotencyKey'), service: text('service'), reference: text('reference'), at: Date.now() }
    await (await caches.open(INTENT)).put('/kiosk-intent', new Response(JSON.stringify(intent)))
  } catch {
    // Not a form of ours: the visitor chooses again.
  }
}

/** Scripts, styles, fonts: from the network, else as they were kept. */
async function piece(request) {
  const cache = await caches.open(PAGES)
  try {
    const answer = await inTime(fetch(request))
    if (answer.ok) return answer
    throw new Error(`status ${answer.status}`)
  } catch (error) {
    const known = await cache.match(request, { ignoreVary: true })
    if (known) return known
    throw error
  }
}

function inTime(answer) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), WAIT_MS)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
