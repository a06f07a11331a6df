import { answerWith } from '@/lib/queue'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answerWith('freeTimes', request)
