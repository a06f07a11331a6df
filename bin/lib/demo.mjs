// The last words of the start: where the portal is and who may be tried.
import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './project.mjs'

const FILE = inRoot('db', 'seeds', 'demo-people.json')

/** The people of the demo town that the read-me names; empty when the town is not there. */
function demoPeople() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : []
}

const english = (text) => (typeof text === 'string' ? text : (text?.en ?? text?.az ?? ''))
const fullName = (name) =>
  typeof name === 'string' ? name : [name?.given, name?.family].filter(Boolean).join(' ') || english(name)

/** @param {Record<string, string>} settings environment of the children */
export function welcome(settings, { people = demoPeople(), took = '' } = {}) {
  const lines = [
    '',
    `The portal is ready${took ? ` after ${took}` : ''}:  ${settings.PORTAL_URL}`,
    `ASAN Login:  ${settings.LOGIN_URL}`,
  ]
  if (settings.DEMO === 'on') {
    lines.push(
      `Sent mail and SMS:  ${settings.PORTAL_URL}/az/demo/mailbox`,
      `Phones and cards:  ${settings.SIGNATURE_URL}`,
      `Partners of ASAN Login:  ${settings.EXAMPLE_TAX_URL} (tax portal), ${settings.EXAMPLE_BANK_URL} (bank)`,
    )
    if (people.length > 0) lines.push('', 'Demo people (code, password):', ...people.map(personLine))
  }
  return [...lines, '', 'Ctrl-C stops everything.', ''].join('\n')
}

const personLine = ({ pin, password, name, story, role }) =>
  `  ${pin}  ${password}  ${fullName(name)}${role ? ` [${role}]` : ''}${english(story) ? `: ${english(story)}` : ''}`
