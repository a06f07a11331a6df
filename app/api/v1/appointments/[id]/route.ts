import { answerWith } from '@/lib/queue'

export const dynamic = 'force-dynamic'

type Asked = { params: Promise<{ id: string }> }

export const GET = async (request: Request, { params }: Asked): Promise<Response> => answerWith('getVisit', request, await params)
export const PATCH = async (request: Request, { params }: Asked): Promise<Response> =>
  answerWith('moveVisit', request, await params)
export const DELETE = async (request: Request, { params }: Asked): Promise<Response> =>
  answerWith('cancelVisit', request, await params)
