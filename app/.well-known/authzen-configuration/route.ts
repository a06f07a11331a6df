import { env } from '@/lib/platform/env'

export const dynamic = 'force-dynamic'

/** Where the policy decision point answers (OpenID AuthZEN 1.0, metadata). */
export function GET(): Response {
  const portal = new URL(env().PORTAL_URL).origin
  return Response.json(
    {
      policy_decision_point: portal,
      access_evaluation_endpoint: `${portal}/api/access/v1/evaluation`,
      access_evaluations_endpoint: `${portal}/api/access/v1/evaluations`,
    },
    { headers: { 'cache-control': 'public, max-age=3600' } },
  )
}
