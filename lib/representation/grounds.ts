import { eq } from 'drizzle-orm'
import { people } from '@/db/schema'
import { askRegister, readFacts } from '@/lib/exchange'
import type { Child as RegisteredChild, RegisterAnswer, RepresentedCompany } from '@/lib/exchange/model'
import { newId } from '@/lib/platform/ids'
import type { Citizen, Ctx } from '@/lib/platform/context'

/** Children of the person signed in, as the register of civil status names them now. */
export const askChildren = async (ctx: Ctx<Citizen>): Promise<RegisterAnswer<RegisteredChild[]>> =>
  (await readFacts(ctx, ctx.actor.personId, ['children'])).children

/** Companies the person signed in may sign for, as the register of legal entities names them now. */
export async function askCompanies(ctx: Ctx<Citizen>): Promise<RegisterAnswer<RepresentedCompany[]>> {
  const [person] = await ctx.db.select({ pin: people.pin }).from(people).where(eq(people.id, ctx.actor.personId))
  if (!person) throw new Error('Cannot ask for companies: expected the person signed in, got an id nobody has')
  return askRegister(ctx, 'legal_entities', 'represented_by', { pin: person.pin })
}

/**
 * The child as the portal knows people; one it has never met gets a row of what the registers say. The record of birth is older
 * than the register of population for a child of a few days, so its name is the second source.
 *
 * @returns null when the register of population does not answer for a child not yet known
 */
export async function personOfChild(ctx: Ctx<Citizen>, child: RegisteredChild): Promise<string | null> {
  const known = await findByPin(ctx, child.pin)
  if (known) return known
  const answer = await askRegister(ctx, 'population', 'resident', { pin: child.pin })
  if (!answer.ok) return null
  const { givenName, surname, patronymic, sex, birthDate } = answer.value ?? { ...namesOf(child.name), ...child }
  await ctx.db
    .insert(people)
    .values({ id: newId(), pin: child.pin, givenName, surname, patronymic, sex, birthDate, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoNothing() // the other parent, or another window, was a moment faster
  return findByPin(ctx, child.pin)
}

async function findByPin(ctx: Ctx, pin: string): Promise<string | null> {
  const [row] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  return row?.id ?? null
}

/** A name as records of birth write it: surname, given name, father's name with "oğlu" or "qızı". */
function namesOf(name: string): { surname: string; givenName: string; patronymic: string } {
  const [surname = name, givenName = '', ...father] = name.split(' ')
  return { surname, givenName, patronymic: father.join(' ').replace(/ (oğlu|qızı)$/, '') }
}
