// The processes of the portal and, in the demo, of those around it, as the supervisor runs them from the production build.
import { PROGRAMS } from './bundle.mjs'
import { inRoot, local, ourNode } from './project.mjs'

export const NEXT = inRoot('node_modules/next/dist/bin/next')
export const TAILWIND = inRoot('node_modules/@tailwindcss/cli/dist/index.mjs')

/** Where to ask a process that listens on HOST whether it is ready. */
const healthOf = ({ HOST }, port, path) => `http://${['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST}:${port}${path}`

export const webHealth = (settings) => healthOf(settings, settings.PORT, '/api/health/ready')
export const loginHealth = (settings) => healthOf(settings, settings.LOGIN_PORT, '/health/ready')

/** A program of ours: our Node, the shared settings, its own name in the log and in the list of database connections. */
export const program = (settings, { name, args, health }) => ({
  name,
  command: ourNode(),
  args,
  health,
  env: { ...settings, APP_NAME: `asan-${name}` },
})

/** They serve one visitor at a time and keep little: a small heap leaves the machine to the portal. */
const SMALL = ['--max-old-space-size=96']

/**
 * The demo's own processes: simulators of what is not ours, and two partners. The partners are outsiders and get an outsider's
 * environment: their own address and ASAN Login's, no database, none of our secrets.
 *
 * @param {(name: string) => string[]} args what starts the program of this name
 */
function demoPrograms(settings, args) {
  if (settings.DEMO !== 'on') return []
  const { PATH, HOME, TZ, LANG, NODE_ENV, HOST, LOGIN_URL, EXAMPLE_STATE } = settings
  const outsider = (name, port, address) => ({
    name,
    command: ourNode(),
    args: [...SMALL, '--disable-warning=ExperimentalWarning', ...args(name)],
    health: healthOf(settings, port, '/health/ready'),
    env: { PATH, HOME, TZ, LANG, NODE_ENV, HOST, PORT: port, OWN_URL: address, ISSUER: LOGIN_URL, STATE_FOLDER: EXAMPLE_STATE },
  })
  const simulators = program(settings, {
    name: 'simulators',
    args: [...SMALL, ...args('simulators')],
    health: healthOf(settings, settings.SIMULATORS_PORT, '/health/ready'),
  })
  return [
    { ...simulators, env: { ...simulators.env, PORT: settings.SIMULATORS_PORT, DATABASE_POOL: '2' } },
    outsider('tax-portal', settings.TAX_PORTAL_PORT, settings.EXAMPLE_TAX_URL),
    outsider('bank', settings.BANK_PORT, settings.EXAMPLE_BANK_URL),
  ].filter(({ name }) => name in PROGRAMS)
}

/** In the order in which they are stopped: first what people talk to. */
export function productionPrograms(settings) {
  const bundle = (name) => ['--enable-source-maps', inRoot('.build', `${name}.mjs`)]
  return [
    program(settings, {
      name: 'web',
      args: bundle('web'),
      health: webHealth(settings),
    }),
    program(settings, { name: 'login', args: bundle('login'), health: loginHealth(settings) }),
    program(settings, { name: 'worker', args: bundle('worker') }),
    ...demoPrograms(settings, bundle),
  ]
}

/** The same while developing: web by Next's own server, the others from bundles in `folder` that are made anew after each change. */
export function developmentPrograms(settings, folder = local('dev')) {
  const watched = (name) => [
    '--enable-source-maps',
    '--watch-preserve-output',
    `--watch-path=${folder}/${name}.mjs`,
    `${folder}/${name}.mjs`,
  ]
  return [
    program(settings, {
      name: 'web',
      args: [NEXT, 'dev', '--port', settings.PORT, '--hostname', settings.HOST],
      health: webHealth(settings),
    }),
    program(settings, { name: 'login', args: watched('login'), health: loginHealth(settings) }),
    program(settings, { name: 'worker', args: watched('worker') }),
    ...demoPrograms(settings, watched),
  ]
}
