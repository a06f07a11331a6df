import { answerDesk } from '@/lib/queue'

export const dynamic = 'force-dynamic'

/** One act of an officer at the desk. */
export const POST = (request: Request): Promise<Response> => answerDesk(request)
