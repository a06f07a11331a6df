import type { NextRequest } from 'next/server'
import { findEndReason, findLiveSession, sessionCookieName, touchSession, viewOf } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { machineCtx } from '../_parts/machine-ctx'
import { comesFromHere } from '../_parts/own-origin'

export const dynamic = 'force-dynamic'

/** How long the session of this browser lasts. Looking does not put off its end. */
export const GET = (request: NextRequest): Promise<Response> => answer(request, false)

/** "Stay signed in": the idle time begins anew. Only a living session can be put off, and only from our own pages. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!comesFromHere(request)) return new Response('Forms are taken from this site only.', { status: 403 })
  return answer(request, true)
}

async function answer(request: NextRequest, stay: boolean): Promise<Response> {
  const ctx = machineCtx(request, { kind: 'anonymous' })
  try {
    return await timesOf(ctx, request.cookies.get(sessionCookieName())?.value, stay)
  } catch (error) {
    ctx.log.error({ err: error }, 'the database did not answer whether a session lives')
    return json({ error: 'unavailable' }, 503)
  }
}

async function timesOf({ db, now }: Ctx, token: string | undefined, stay: boolean): Promise<Response> {
  const session = token ? await findLiveSession(db, token, now) : null
  if (!session) return json({ ended: token ? await findEndReason(db, token, now) : null }, 401)
  const idleExpiresAt = stay ? await touchSession(db, session, now) : session.idleExpiresAt
  return json(viewOf({ ...session, idleExpiresAt }, now))
}

const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
