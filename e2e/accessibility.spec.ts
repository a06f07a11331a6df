// Every page in three languages at 320 pixels and in Azerbaijani also at 1280, in light and dark: nothing axe can find, no sideways scroll.
import { type Ids, ROLES, ROUTES } from './support/access'
import { expect, expectAccessible, test } from './support/fixtures'
import { findRecords, staffFor } from './support/records'

// Four looks at each page: the longest of them take their time.
test.describe.configure({ timeout: 180_000 })

// A page that needs a record of its own making is looked at in the journey that makes it.
const shown = ROUTES.filter(({ access }) => ROLES.some((role) => access(role) === 'page'))

// What a language changes are words and their lengths, which the narrow page shows first; what a theme changes are colours, whatever the words.
const LOOKS = [
  { locale: 'az', width: 320, theme: 'light' },
  { locale: 'az', width: 1280, theme: 'dark' },
  { locale: 'en', width: 320, theme: 'dark' },
  { locale: 'ru', width: 320, theme: 'light' },
] as const

for (const route of shown) {
  test(`${route.pattern} is accessible`, async ({ page, connection, signInAs }) => {
    const records = await findRecords(connection)
    const staff = await staffFor(connection, records)
    const ids = Object.fromEntries(Object.entries(records.of).map(([kind, record]) => [kind, record.id])) as Ids
    const reader =
      route.access('stranger') === 'page'
        ? records.stranger
        : (['officer', 'operator', 'manager', 'editor', 'reviewer', 'administrator', 'reception', 'callCentre', 'monitor'] as const)
            .map((role) => (route.access(role) === 'page' ? staff[role] : null))
            .find(Boolean)
    if (route.access('anonymous') !== 'page')
      await signInAs({
        id: (route.record && route.access('owner') === 'page' ? records.of[route.record].personId : reader) ?? records.stranger,
      })

    for (const { locale, width, theme } of LOOKS) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      const response = await page.goto(`/${locale}${route.path(ids)}`)
      expect(response?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expectAccessible(page)
    }
  })
}
