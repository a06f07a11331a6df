// Every page in three languages, at 320 and 1280 pixels, each width in light and dark: nothing axe can find, no sideways scroll.
import { LOCALES } from '@/lib/i18n/locales'
import { type Ids, ROLES, ROUTES } from './support/access'
import { expect, expectAccessible, test } from './support/fixtures'
import { findRecords, staffFor } from './support/records'

// Six looks at each page: the longest of them take their time.
test.describe.configure({ timeout: 180_000 })

// A page that needs a record of its own making is looked at in the journey that makes it.
const shown = ROUTES.filter(({ access }) => ROLES.some((role) => access(role) === 'page'))

for (const route of shown) {
  test(`${route.pattern} is accessible`, async ({ page, connection, signInAs }) => {
    const records = await findRecords(connection)
    const staff = await staffFor(connection, records)
    const ids = Object.fromEntries(Object.entries(records.of).map(([kind, record]) => [kind, record.id])) as Ids
    const reader =
      route.access('stranger') === 'page'
        ? records.stranger
        : (['officer', 'operator', 'manager', 'administrator'] as const)
            .map((role) => (route.access(role) === 'page' ? staff[role] : null))
            .find(Boolean)
    if (route.access('anonymous') !== 'page')
      await signInAs({
        id: (route.record && route.access('owner') === 'page' ? records.of[route.record].personId : reader) ?? records.stranger,
      })

    for (const [turn, locale] of LOCALES.entries()) {
      const themes = turn % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const)
      await page.setViewportSize({ width: 320, height: 800 })
      await page.emulateMedia({ colorScheme: themes[0], reducedMotion: 'reduce' })
      const response = await page.goto(`/${locale}${route.path(ids)}`)
      expect(response?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expectAccessible(page)
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.emulateMedia({ colorScheme: themes[1], reducedMotion: 'reduce' })
      await expectAccessible(page)
    }
  })
}
