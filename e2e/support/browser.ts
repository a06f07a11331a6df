import { findBrowser } from '../../bin/lib/browser.mjs'

/**
 * Launch options for Playwright: the Chromium of this machine, quiet and able to start inside a container.
 * Without background networking a machine that is cut off from the internet shows no failed look-ups.
 */
export function browserLaunch() {
  return {
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  }
}
