import { answerWith } from '@/lib/queue'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answerWith('listVisits', request)
export const POST = (request: Request): Promise<Response> => answerWith('bookVisits', request)
