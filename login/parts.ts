import type Provider from 'oidc-provider'
import type { Db } from '@/db/client'
import type { DemoPerson } from './demo-people'
import type { LoginSettings } from './settings'

/** What the pages of ASAN Login stand on; made once, at start. */
export type Parts = { provider: Provider; db: () => Db; settings: LoginSettings; demoPeople: readonly DemoPerson[] }
