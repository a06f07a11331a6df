import type { Db } from '../client'
import { clients } from '../schema'

export type DemoClientAddresses = { taxPortal: string; bank: string }

/** Names of the two sample partners at ASAN Login. The bank is the town's own, which also asks for consents. */
export const DEMO_CLIENTS = { taxPortal: 'tax-portal', bank: 'karvan-bank' } as const

const LOCALES = ['az', 'en', 'ru']

/** What follows from where a partner runs. */
function addressesOf(origin: string) {
  return {
    homepage: `${origin}/`,
    privacyAddress: `${origin}/privacy`,
    redirectUris: [`${origin}/callback`],
    postLogoutRedirectUris: LOCALES.map((locale) => `${origin}/signed-out?lang=${locale}`),
    backchannelLogoutUri: `${origin}/backchannel-logout`,
    jwksUri: `${origin}/jwks`,
  }
}

const rowsOf = ({ taxPortal, bank }: DemoClientAddresses): (typeof clients.$inferInsert)[] => [
  {
    clientId: DEMO_CLIENTS.taxPortal,
    kind: 'state',
    name: { az: 'Vergi portalı (nümunə)', en: 'Tax portal (sample)', ru: 'Налоговый портал (пример)' },
    legalName: 'Nümunə vergi idarəsi',
    tin: '9900000101',
    purpose: {
      az: 'Vergi ödəyicisinin şəxsi səhifəsini açmaq',
      en: 'To open the taxpayer’s own page',
      ru: 'Открыть личную страницу налогоплательщика',
    },
    legalBasis: 'Nümayiş üçün: hüquqi əsas uydurmadır',
    scopes: ['openid', 'profile', 'pin', 'birthdate'],
    claims: ['given_name', 'family_name', 'middle_name', 'pin', 'birthdate'],
    profile: 'oidc',
    dpopBound: false,
    ...addressesOf(taxPortal),
  },
  {
    clientId: DEMO_CLIENTS.bank,
    kind: 'private',
    sector: 'banking',
    name: { az: 'Karvan Bank (nümunə)', en: 'Karvan Bank (sample)', ru: 'Караван Банк (пример)' },
    legalName: '“Karvan Bank” Açıq Səhmdar Cəmiyyəti',
    tin: '9900000011',
    purpose: {
      az: 'Bankın müştərisini tanımaq',
      en: 'To know the bank’s customer',
      ru: 'Узнать клиента банка',
    },
    legalBasis: 'Nümayiş üçün: müqavilə uydurmadır',
    requiredLevel: 'substantial',
    scopes: ['openid', 'profile', 'birthdate'],
    claims: ['given_name', 'family_name', 'middle_name', 'birthdate'],
    profile: 'fapi2',
    dpopBound: true,
    ...addressesOf(bank),
  },
]

/**
 * Registers the two sample partners of the demo under the addresses of this run. What an administrator changed in the demo
 * stays; only the addresses follow.
 */
export async function seedDemoClients(db: Db, addresses: DemoClientAddresses): Promise<void> {
  for (const row of rowsOf(addresses)) {
    const { homepage, privacyAddress, redirectUris, postLogoutRedirectUris, backchannelLogoutUri, jwksUri } = row
    await db
      .insert(clients)
      .values(row)
      .onConflictDoUpdate({
        target: clients.clientId,
        set: { homepage, privacyAddress, redirectUris, postLogoutRedirectUris, backchannelLogoutUri, jwksUri, jwks: null },
      })
  }
}
