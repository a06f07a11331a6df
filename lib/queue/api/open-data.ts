// The queue as open data: live waits and free times of every centre, for anybody's program. Figures of the hall, nobody's name.
import { z } from 'zod'
import type { Ctx } from '@/lib/platform/context'
import { ok, type Result } from '@/lib/platform/result'
import { WAIT_UNKNOWN_REASONS } from '@/db/vocabulary/queue'
import type { CentreWaits } from '../waits/model'
import { listCentreWaits } from '../waits/estimate'
import { findFreeTimes, inBaku, type OpenTime } from './free-times'
import { keptFor } from './kept'

const WAITS_MS = 10_000
const FREE_TIMES_MS = 20_000
/** Older figures of a hall mislead more than none. */
const OLDEST_MS = 10 * 60_000

const Text = z.object({ az: z.string(), en: z.string().optional(), ru: z.string().optional() })
const Moment = z.string().meta({ format: 'date-time', description: 'With the offset of Baku.' })
const fresh = {
  updatedAt: Moment,
  stale: z.boolean().meta({ description: 'True: it could not be renewed, and is as old as `updatedAt` says.' }),
}

export const OpenWaits = z
  .object({
    ...fresh,
    centres: z.array(
      z.object({
        code: z.string(),
        name: Text,
        region: z.string().nullable(),
        open: z.boolean(),
        waiting: z.int().meta({ description: 'Visitors waiting in the hall.' }),
        openWindows: z.int(),
        lines: z.array(
          z.object({
            code: z.string(),
            name: Text.nullable().meta({ description: 'Null: the one line of a centre that has no others.' }),
            waiting: z.int(),
            openWindows: z.int(),
            wait: z
              .union([
                z.object({ known: z.literal(true), halfMinutes: z.int(), mostMinutes: z.int() }),
                z.object({ known: z.literal(false), reason: z.enum(WAIT_UNKNOWN_REASONS) }),
              ])
              .meta({
                description:
                  'For somebody who comes now: half of people wait no longer than `halfMinutes`, eight in ten no longer than `mostMinutes`.',
              }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Waits' })

export const OpenFreeTimes = z
  .object({
    ...fresh,
    service: z.string(),
    centres: z.array(z.object({ code: z.string(), name: Text, nextFreeAt: Moment, free: z.int(), minutes: z.int() })),
  })
  .meta({ id: 'FreeTimes' })

export const OpenFreeTimesQuery = z.object({ service: z.string('required').regex(/^[a-z0-9-]{1,100}$/, 'invalid') })

const keptWaits = keptFor<CentreWaits[]>({ forMs: WAITS_MS, atMostMs: OLDEST_MS })

/** Every operating centre as its hall stands. */
export async function openWaits(ctx: Ctx, read = listCentreWaits, kept = keptWaits): Promise<z.output<typeof OpenWaits>> {
  const { value, at, stale } = await kept('', () => read(ctx), ctx.now.getTime())
  return {
    updatedAt: inBaku(at),
    stale,
    centres: value.map(({ centreCode, name, regionCode, open, waiting, openCounters, lines }) => ({
      code: centreCode,
      name,
      region: regionCode,
      open,
      waiting,
      openWindows: openCounters,
      lines: lines.map((line) => ({
        code: line.lineCode,
        name: line.name,
        waiting: line.waiting,
        openWindows: line.openCounters,
        wait: line.estimate.known
          ? { known: true, halfMinutes: line.estimate.halfMinutes, mostMinutes: line.estimate.mostMinutes }
          : { known: false, reason: line.estimate.reason },
      })),
    })),
  }
}

const keptTimes = keptFor<Result<OpenTime[], 'service_not_found' | 'centre_not_found'>>({
  forMs: FREE_TIMES_MS,
  atMostMs: OLDEST_MS,
})

/** The nearest free time of a service at every centre that has one, the soonest first. */
export async function openFreeTimes(
  ctx: Ctx,
  service: string,
  kept = keptTimes,
): Promise<Result<z.output<typeof OpenFreeTimes>, 'service_not_found' | 'centre_not_found'>> {
  const { value, at, stale } = await kept(service, () => findFreeTimes(ctx, { service }), ctx.now.getTime())
  if (!value.ok) return value
  return ok({
    updatedAt: inBaku(at),
    stale,
    service,
    centres: value.value.map(({ centreCode, centreName, startsAt, free, minutes }) => ({
      code: centreCode,
      name: centreName,
      nextFreeAt: inBaku(startsAt),
      free,
      minutes,
    })),
  })
}

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, id: __, ...made } = z.toJSONSchema(schema, { io: 'output' })
  return made
}
const found = (description: string, schema: z.ZodType) => ({
  200: {
    description,
    headers: {
      ETag: { schema: { type: 'string' }, description: 'Send it back as If-None-Match.' },
      'Cache-Control': { schema: { type: 'string' }, description: 'Seconds for which asking again brings nothing new.' },
    },
    content: { 'application/json': { schema: schemaOf(schema) } },
  },
  304: { description: 'Nothing has changed since the ETag in If-None-Match.' },
})
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** Their part of the OpenAPI document of open data, made from the schemas above. */
export const openDataPaths = {
  '/waits': {
    get: {
      summary: 'Live waits: every centre with its lines, a range in minutes for somebody who comes now',
      responses: {
        ...found('The halls as they stand', OpenWaits),
        503: refused('Nothing is known that is young enough.'),
      },
    },
  },
  '/free-times': {
    get: {
      summary: 'The nearest free time of a service at every centre, the soonest first',
      parameters: [
        {
          name: 'service',
          in: 'query',
          required: true,
          description: 'Code of the service.',
          schema: { type: 'string', pattern: '^[a-z0-9-]{1,100}$' },
        },
      ],
      responses: {
        ...found('Free times that anybody may book', OpenFreeTimes),
        400: refused('A parameter is wrong; `errors` names it.'),
        404: refused('There is no such service.'),
        503: refused('Nothing is known that is young enough.'),
      },
    },
  },
}

export const OPEN_DATA_SECONDS = { waits: WAITS_MS / 1000, freeTimes: FREE_TIMES_MS / 1000 } as const
