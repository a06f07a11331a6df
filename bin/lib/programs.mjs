// The three processes of the portal, as the supervisor runs them from the production build.
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
  ]
}
