// Draws the pictures of README.md from a running demo: `npm run screenshots` while `npm start` runs.
import { mkdirSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { browserLaunch } from '../e2e/support/browser'
import list from '../db/seeds/demo-people.json' with { type: 'json' }

const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
const folder = new URL('../docs/pictures/', import.meta.url).pathname

async function signIn(page: Page, name: string): Promise<void> {
  const person = list.find((one) => one.name === name)
  if (!person) throw new Error(`Cannot sign in: expected a demo person named '${name}'`)
  await page.goto(`${portal}/az/sign-in?next=/az/cabinet`)
  if (page.url().startsWith(portal))
    await page.getByRole('main').getByRole('link').or(page.getByRole('main').getByRole('button')).first().click()
  await page.getByLabel('FİN').fill(person.pin)
  await page.getByLabel('Parol').fill(person.password)
  await page.getByRole('button', { name: 'Daxil ol' }).click()
  await page.waitForURL(`${portal}/az/cabinet`)
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch(browserLaunch().launchOptions)
try {
  const wide = await (await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'az' })).newPage()
  await wide.goto(`${portal}/az`)
  await wide.screenshot({ path: `${folder}home.png` })
  await signIn(wide, 'Leyla Əliyeva')
  await wide.screenshot({ path: `${folder}cabinet.png` })
  const phone = await (
    await browser.newContext({ viewport: { width: 360, height: 760 }, locale: 'az', colorScheme: 'dark' })
  ).newPage()
  await signIn(phone, 'Leyla Əliyeva')
  await phone.goto(`${portal}/az/portfolio`)
  await phone.screenshot({ path: `${folder}portfolio-phone.png` })
} finally {
  await browser.close()
}
