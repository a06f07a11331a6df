// What only the demo has around the portal: simulators of what is not ours, and two partners of ASAN Login.
import { existsSync } from 'node:fs'
import { nextFreePort, portFrom } from './ports.mjs'
import { inRoot, ourNode } from './project.mjs'
import { mustRun } from './run.mjs'

/**
 * Ports of the demo's own processes: those named in the environment, else the next free ones. Nobody types their addresses from
 * memory (the portal links to them), so a taken port is no reason to stop.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ from: number, avoid: number[] }} options
 */
export async function demoPorts(env, { from, avoid }) {
  const taken = [...avoid]
  const next = async (variable, wanted) => {
    const port = portFrom(env, variable, null) ?? (await nextFreePort(wanted, { avoid: taken }))
    taken.push(port)
    return port
  }
  return {
    simulators: await next('SIMULATORS_PORT', from),
    taxPortal: await next('TAX_PORTAL_PORT', from + 1),
    bank: await next('BANK_PORT', from + 2),
  }
}

const DEVELOPMENT_CA = inRoot('bin', 'dev-ca.ts')

/** The certificate authority of the demo, made once in the local state folder. */
export async function prepareDemo(settings, { doing = () => {} } = {}) {
  if (settings.DEMO !== 'on' || existsSync(settings.SIGNATURE_TRUST) || !existsSync(DEVELOPMENT_CA)) return
  doing('certificates of the demo')
  await mustRun(ourNode(), ['--import', 'tsx', DEVELOPMENT_CA], {
    log: 'dev-ca',
    env: settings,
    failure: 'The certificates of the demo could not be made: see the lines above.',
  })
}
