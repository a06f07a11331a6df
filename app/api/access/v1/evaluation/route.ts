import { requirePartner } from '@/lib/identity'
import { askOne } from '../_parts/ask'
import { serve } from '../_parts/serve'

export const dynamic = 'force-dynamic'

/** May this subject do this to that? (OpenID AuthZEN 1.0, Access Evaluation) */
export const POST = (request: Request): Promise<Response> => serve(request, requirePartner, askOne)
