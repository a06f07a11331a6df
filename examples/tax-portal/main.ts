import { ownKey } from '../shared/keys'
import { servePortal } from '../shared/portal'
import { readSettings } from '../shared/settings'
import { openStore } from '../shared/store'
import { CLIENT_ID, ID_TOKEN_ALG, makeRelyingParty } from './relying-party'
import { texts } from './texts'

const NAME = 'tax-portal'

const settings = readSettings()
const key = await ownKey(settings.stateFolder, NAME)

servePortal({
  name: NAME,
  clientId: CLIENT_ID,
  idTokenAlg: ID_TOKEN_ALG,
  settings,
  key,
  store: openStore(settings.stateFolder, NAME),
  relyingParty: makeRelyingParty(settings, key),
  texts,
  style: 'examples/tax-portal/style.css',
})
