import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { tickets } from '@/db/schema'
import { type SessionWorld, staffBehind } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import type { Result } from '@/lib/platform/result'
import { GiveTicket, ReceiveBooked } from '../assist/model'
import { giveTicket, receiveBooked } from '../assist/reception'
import { callNext } from '../hall/call-next'
import { closeCounter, openCounter, pauseCounter, resumeCounter } from '../hall/counters'
import { AtCentre, OpenCounter, PauseCounter, WorkTicket, WorkVisit } from '../hall/model'
import { workTicket } from '../hall/work-ticket'
import { workVisit } from '../hall/work-visit'

const MOST_BYTES = 8 * 1024

/** What the buttons of a desk do, for a desk that does not want a whole page back: keyboard, barcode reader, another display. */
export const DeskRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), with: OpenCounter }),
  z.strictObject({ do: z.literal('close'), with: AtCentre }),
  z.strictObject({ do: z.literal('pause'), with: PauseCounter }),
  z.strictObject({ do: z.literal('resume'), with: AtCentre }),
  z.strictObject({ do: z.literal('next'), with: AtCentre }),
  z.strictObject({ do: z.literal('work'), with: WorkTicket }),
  z.strictObject({ do: z.literal('visit'), with: WorkVisit }),
  z.strictObject({ do: z.literal('ticket'), with: GiveTicket }),
  z.strictObject({ do: z.literal('receive'), with: ReceiveBooked }),
])
type DeskRequest = z.output<typeof DeskRequest>

function act(ctx: Ctx<Staff>, asked: DeskRequest): Promise<Result<unknown>> {
  switch (asked.do) {
    case 'open':
      return openCounter(ctx, asked.with)
    case 'close':
      return closeCounter(ctx, asked.with)
    case 'pause':
      return pauseCounter(ctx, asked.with)
    case 'resume':
      return resumeCounter(ctx, asked.with)
    case 'next':
      return callNext(ctx, asked.with)
    case 'work':
      return workTicket(ctx, asked.with)
    case 'visit':
      return workVisit(ctx, asked.with)
    case 'ticket':
      return giveTicket(ctx, asked.with)
    case 'receive':
      return receiveBooked(ctx, asked.with)
  }
}

/**
 * One act of an officer at the desk, by the session of their browser. The use cases are those of the page, and so are their refusals: a
 * code with 409. With the answer comes the ticket it was about as it stands now, without anybody's name.
 */
export async function answerDesk(request: Request, world?: SessionWorld): Promise<Response> {
  try {
    const ctx = await staffBehind(request, world)
    if (typeof ctx === 'string') return refused(ctx === 'not_signed_in' ? 401 : 403, ctx)
    if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
      return refused(415, 'body_not_expected_type')
    const text = await request.text()
    if (text.length > MOST_BYTES) return refused(413, 'body_too_large')
    const asked = DeskRequest.safeParse(jsonOf(text))
    if (!asked.success) {
      const errors = asked.error.issues.slice(0, 10).map(({ path, message }) => ({ pointer: `/${path.join('/')}`, code: message }))
      return refused(400, 'invalid_request', { errors })
    }
    const done = await act(ctx, asked.data)
    if (!done.ok) return refused(409, done.error)
    const ticket = await ticketOf(ctx, done.value)
    return Response.json({ result: done.value ?? null, ticket }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    log.error({ err: error }, 'an act at the desk failed')
    return refused(503, 'unavailable')
  }
}

async function ticketOf({ db }: Ctx<Staff>, value: unknown) {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return null
  const [row] = await db
    .select({ id: tickets.id, number: tickets.number, status: tickets.status, version: tickets.version })
    .from(tickets)
    .where(eq(tickets.id, value.id))
  return row ?? null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const refused = (status: number, code: string, more: object = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: code.replaceAll('_', ' '), status, code, ...more }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '5' }),
    },
  })
