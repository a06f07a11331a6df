import type { Permission } from '@/db/vocabulary/identity'
import type { Actor, Grant } from '@/lib/platform/context'

const grantsOf = (actor: Actor, permission: Permission): readonly Grant[] =>
  actor.kind === 'staff' ? actor.grants.filter((grant) => grant.permission === permission) : []

const codes = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((code) => code !== null))]

/** Agencies where this actor holds a permission now; their own first. */
export const agenciesWith = (actor: Actor, permission: Permission): string[] =>
  ownFirst(codes(grantsOf(actor, permission).map(({ agencyCode }) => agencyCode)), actor.kind === 'staff' ? actor.agencyCode : null)

/** Centres where this actor holds a permission now; their own first. */
export const centresWith = (actor: Actor, permission: Permission): string[] =>
  ownFirst(codes(grantsOf(actor, permission).map(({ centreCode }) => centreCode)), actor.kind === 'staff' ? actor.centreCode : null)

export const holdsAnywhere = (actor: Actor, permission: Permission): boolean => grantsOf(actor, permission).length > 0

const ownFirst = (places: string[], own: string | null): string[] =>
  places.sort((a, b) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1))
