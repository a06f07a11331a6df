import { type RegisterCode, REGISTERS } from '@/db/vocabulary/registers'
import type { Ctx } from '@/lib/platform/context'
import { demoMode } from '@/lib/platform/env'
import { simulatedCivilStatus } from './civil-status/simulated'
import type { RegisterClient } from './contract'
import { simulatedDriving } from './driving/simulated'
import { simulatedEducation } from './education/simulated'
import { simulatedEmployment } from './employment/simulated'
import { simulatedIdentityDocuments } from './identity-documents/simulated'
import { simulatedLegalEntities } from './legal-entities/simulated'
import { liveRegister } from './live'
import { simulatedPopulation } from './population/simulated'
import { simulatedProperty } from './property/simulated'
import { simulatedSocialProtection } from './social-protection/simulated'
import type { Simulator } from './simulator'

const SIMULATORS: Record<RegisterCode, Simulator> = {
  population: simulatedPopulation,
  civil_status: simulatedCivilStatus,
  identity_documents: simulatedIdentityDocuments,
  driving: simulatedDriving,
  education: simulatedEducation,
  employment: simulatedEmployment,
  property: simulatedProperty,
  legal_entities: simulatedLegalEntities,
  social_protection: simulatedSocialProtection,
}

/** Where a register is reached: `REGISTER_CIVIL_STATUS_URL` and so on. */
export const registerVariable = (register: RegisterCode): string => `REGISTER_${register.toUpperCase()}_URL`

/**
 * The connection to a register: the live one when its address is configured, else the simulator, in the demo only.
 * Without both the register counts as not answering; a simulator in production would tell people they own nothing.
 */
export function clientFor(ctx: Ctx, register: RegisterCode): RegisterClient {
  const url = process.env[registerVariable(register)]
  if (url) return liveRegister(url, ctx.requestId)
  if (demoMode()) return SIMULATORS[register](ctx.db, ctx.now)
  return {
    ask: async () => {
      throw new Error(`Cannot reach register '${register}': expected its address in ${registerVariable(register)}, got nothing`)
    },
  }
}

/** Registers without a live address, for the start-up check and the health page. */
export const simulatedRegisters = (): RegisterCode[] => REGISTERS.filter((register) => !process.env[registerVariable(register)])
