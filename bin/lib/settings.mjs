// The environment of the processes and the tools: what was set outside wins, the rest is worked out here.
import { ourNode } from './project.mjs'

/**
 * @param {object} facts
 * @param {NodeJS.ProcessEnv} facts.env the environment we were started with
 * @param {Record<string, string>} facts.secrets
 * @param {string} facts.databaseUrl
 * @param {boolean} facts.demoByDefault whether demo people may live in this database when DEMO says nothing
 * @param {{ web: number, login: number, mailbox: number | null, simulators: number, taxPortal: number, bank: number }} facts.ports
 *   `mailbox` is where the worker of a demo takes in mail; null when SMTP_URL names a real server
 * @param {string} facts.folder where the demo's own processes keep what they know
 * @param {'production' | 'development'} facts.mode
 */
export function settingsFor({ env, secrets, databaseUrl, demoByDefault, ports, mode, folder }) {
  const demo = env.DEMO ? env.DEMO === 'on' : demoByDefault
  const portalUrl = env.PORTAL_URL || `http://localhost:${ports.web}`
  return {
    ...withoutRunner(env),
    ...secrets,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    DEMO: demo ? 'on' : 'off',
    // Demo people with known passwords stay on this machine unless somebody decides otherwise.
    HOST: env.HOST || (demo ? '127.0.0.1' : '0.0.0.0'),
    PORT: String(ports.web),
    LOGIN_PORT: String(ports.login),
    PORTAL_URL: portalUrl,
    // next-auth takes its callback addresses from here; without it they go to the wrong port.
    NEXTAUTH_URL: env.NEXTAUTH_URL || portalUrl,
    LOGIN_URL: env.LOGIN_URL || `http://localhost:${ports.login}`,
    SMTP_URL: env.SMTP_URL || `smtp://127.0.0.1:${ports.mailbox}`,
    ...(demo ? demoSettings(env, ports, folder) : {}),
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: `${pathOfOurNode()}:${env.PATH ?? ''}`,
  }
}

/** What the portal must know of the machines around it that only the demo has. */
function demoSettings(env, ports, folder) {
  const taxPortal = env.EXAMPLE_TAX_URL || `http://localhost:${ports.taxPortal}`
  const bank = env.EXAMPLE_BANK_URL || `http://localhost:${ports.bank}`
  return {
    SIMULATORS_PORT: String(ports.simulators),
    TAX_PORTAL_PORT: String(ports.taxPortal),
    BANK_PORT: String(ports.bank),
    SIGNATURE_URL: env.SIGNATURE_URL || `http://localhost:${ports.simulators}`,
    SIGNATURE_TRUST: env.SIGNATURE_TRUST || `${folder}/dev-ca/trust.pem`,
    EXAMPLE_TAX_URL: taxPortal,
    EXAMPLE_BANK_URL: bank,
    EXAMPLE_STATE: `${folder}/examples`,
    // Both live on this machine, where ASAN Login would not send anything otherwise.
    LOGOUT_PRIVATE_HOSTS: env.LOGOUT_PRIVATE_HOSTS || [taxPortal, bank].map((address) => new URL(address).host).join(','),
  }
}

const pathOfOurNode = () => ourNode().split('/').slice(0, -1).join('/')

/** npm's own variables tell a child that it runs inside `npm start`; it does not. */
const withoutRunner = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$)/.test(name)))
