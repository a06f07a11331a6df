import { holds } from './conditions'
import type { Answers, ServiceDefinition } from './definition'
import type { ExprScope } from './expr'

/** Who works on an application with these answers: the agency of the first route that holds, else the registry's, and the office an answer names. */
export function routeOf(
  definition: ServiceDefinition,
  agencyCode: string,
  scope: ExprScope & { answers: Answers },
): { agencyCode: string; officeCode: string | null } {
  const route = definition.routes?.find((one) => holds(one.when, scope))
  const office = route?.officeField ? scope.answers[route.officeField] : undefined
  return {
    agencyCode: route?.agency ?? agencyCode,
    officeCode: typeof office === 'string' && office !== '' ? office : null,
  }
}
