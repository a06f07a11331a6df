import type { NextRequest } from 'next/server'
import { env } from '@/lib/platform/env'

/** Browsers name the origin of every form they post; one that names none, and no same-origin fetch either, is not a browser's. */
export function comesFromHere(request: NextRequest): boolean {
  const origin = request.headers.get('origin')
  return origin ? origin === new URL(env().PORTAL_URL).origin : request.headers.get('sec-fetch-site') === 'same-origin'
}
