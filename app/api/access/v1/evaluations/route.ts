import { requirePartner } from '@/lib/identity'
import { askSeveral } from '../_parts/ask'
import { serve } from '../_parts/serve'

export const dynamic = 'force-dynamic'

/** Many such questions in one request (OpenID AuthZEN 1.0, Access Evaluations). */
export const POST = (request: Request): Promise<Response> => serve(request, requirePartner, askSeveral)
