// Talks to the browser's passkeys for the pages of ASAN Login. Plain JavaScript, served as it is written; without it the page says
// what else there is. A form says what it is for: data-passkey="get" signs in, data-passkey="create" makes a new one; data-options is
// where the question to the passkey comes from. The answer leaves in the form's own field, so the rest is an ordinary page.

const form = document.querySelector('form[data-passkey]')
const supported = 'credentials' in navigator && 'PublicKeyCredential' in window

if (form) {
  if (!supported) say('unsupported')
  form.addEventListener('submit', (event) => {
    // The language buttons and "cancel" are for the server.
    if (event.submitter?.hasAttribute('name')) return
    event.preventDefault()
    if (!supported) return say('unsupported')
    ask().then(send, (error) => say(reasonFor(error)))
  })
}

async function ask() {
  say(null)
  form.setAttribute('aria-busy', 'true')
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams() })
  if (!answer.ok) throw new Error(`the question to the passkey did not come: ${answer.status}`)
  const options = await answer.json()
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: creationOptions(options) })
    : navigator.credentials.get({ publicKey: requestOptions(options) })
}

function send(credential) {
  if (!credential) return say('failed')
  form.elements.namedItem('credential').value = JSON.stringify(credential.toJSON ? credential.toJSON() : json(credential))
  form.submit()
}

/** Shows one of the messages that came with the page; null hides them all. */
function say(name) {
  form.removeAttribute('aria-busy')
  for (const message of document.querySelectorAll('[data-passkey-message]')) {
    const shown = message.dataset.passkeyMessage === name
    message.hidden = !shown
    if (shown) message.focus()
  }
}

function reasonFor(error) {
  switch (error?.name) {
    // Also when the browser found no passkey: it does not tell the two apart, so that no site learns which one it was.
    case 'NotAllowedError':
    case 'AbortError':
      return 'cancelled'
    case 'InvalidStateError':
      return 'known'
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'unsupported'
    default:
      return 'failed'
  }
}

// What follows does by hand what newer browsers do themselves.

function creationOptions(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
  }
}

function requestOptions(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return { ...options, challenge: bytes(options.challenge), allowCredentials: (options.allowCredentials ?? []).map(withBytes) }
}

const withBytes = (credential) => ({ ...credential, id: bytes(credential.id) })

function json({ id, rawId, type, response, authenticatorAttachment }) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const encoded = parts.filter((name) => response[name]).map((name) => [name, text(response[name])])
  const transports = response.getTransports ? { transports: response.getTransports() } : {}
  return {
    id,
    rawId: text(rawId),
    type,
    ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
    clientExtensionResults: {},
    response: { ...Object.fromEntries(encoded), ...transports },
  }
}

function bytes(base64url) {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer
}

function text(buffer) {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(buffer)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
