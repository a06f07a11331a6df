import { answerWith } from '@/lib/queue'

export const dynamic = 'force-dynamic'

type Asked = { params: Promise<{ id: string }> }

export const GET = async (request: Request, { params }: Asked): Promise<Response> =>
  answerWith('followVisit', request, await params)
