import { dirname } from 'node:path'
import { z } from 'zod'

const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  LOGIN_URL: z.url().default('http://localhost:3001'),
  SIGNATURE_URL: z.url().default('http://localhost:3002'),
  SIGNATURE_TRUST: z.string().min(1),
  SIGNATURE_SECRET: z.string().min(32),
  SIMULATORS_PORT: z.coerce.number().default(3002),
  HOST: z.string().optional(),
})

export type SimulatorSettings = {
  /** Own address, without a slash at its end; certificates carry it as the place of the revocation lists. */
  own: string
  /** The only origin a card signs for. */
  login: string
  /** Where the development authority keeps its keys: beside the file of trust anchors. */
  folder: string
  /** Shared with the customer of the operator. */
  secret: string
  port: number
  host: string | undefined
}

/** @throws {Error} naming the variables that are missing or malformed, never their values */
export function simulatorSettings(environment: NodeJS.ProcessEnv = process.env): SimulatorSettings {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new Error(`Cannot start the simulators: the environment is not complete. ${problems}. See simulators/README.md`)
  }
  const { LOGIN_URL, SIGNATURE_URL, SIGNATURE_TRUST, SIGNATURE_SECRET, SIMULATORS_PORT, HOST } = parsed.data
  return {
    own: new URL(SIGNATURE_URL).origin,
    login: new URL(LOGIN_URL).origin,
    folder: dirname(SIGNATURE_TRUST),
    secret: SIGNATURE_SECRET,
    port: SIMULATORS_PORT,
    host: HOST,
  }
}
