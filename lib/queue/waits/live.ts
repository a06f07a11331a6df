// The hall as the tables show it at this moment.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'

const when = z.coerce.date()
const Leg = z.object({ service: z.string(), status: z.enum(['waiting', 'in_service']), startedAt: when.nullable() })
const Row = z.object({
  tickets: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['waiting', 'called', 'in_service', 'parked']),
      arrivedAt: when,
      rankAt: when,
      callAfter: when,
      callCount: z.number(),
      partyId: z.string().nullable(),
      counter: z.number().nullable(),
      target: z.number().nullable(),
      legs: z.array(Leg),
    }),
  ),
  windows: z.array(
    z.object({
      number: z.number(),
      staffId: z.string(),
      agencyCodes: z.array(z.string()),
      skillAgencyCodes: z.array(z.string()),
      skillServiceCodes: z.array(z.string()),
      pausedAt: when.nullable(),
      pauseReason: z.string().nullable(),
    }),
  ),
  shifts: z.array(
    z.object({
      staffId: z.string(),
      lineCode: z.string().nullable(),
      startsAt: when,
      endsAt: when,
      breaks: z.array(z.object({ from: when, to: when })),
      skillAgencyCodes: z.array(z.string()),
      skillServiceCodes: z.array(z.string()),
      seen: z.boolean(),
    }),
  ),
  pauses: z.array(z.object({ staffId: z.string(), startedAt: when })),
  booked: z.array(z.object({ partyId: z.string(), startsAt: when, services: z.array(z.string()) })),
})
export type Live = z.output<typeof Row>

/**
 * Tickets in the hall with what they are for, windows with their officers, shifts and pauses of today, and who is booked and has not come.
 * One statement a centre.
 */
export async function readLive(db: Db, centreCode: string, now: Date): Promise<Live> {
  const day = dayInBaku(now)
  const from = atBaku(day).toISOString()
  const until = atBaku(addDays(day, 1)).toISOString()
  const result = await db.execute(sql`
    select
      coalesce((
        select json_agg(json_build_object('id', t.id, 'status', t.status, 'arrivedAt', t.arrived_at, 'rankAt', t.rank_at,
          'callAfter', t.call_after, 'callCount', t.call_count, 'partyId', t.party_id, 'counter', t.counter_number, 'target', t.target_counter,
          'legs', coalesce((
            select json_agg(json_build_object('service', l.service_code, 'status', l.status, 'startedAt', l.started_at) order by l.status = 'waiting', l.position)
            from ticket_legs l where l.ticket_id = t.id and l.status in ('waiting', 'in_service')), '[]')) order by t.rank_at, t.id)
        from tickets t
        where t.centre_code = ${centreCode} and t.day = ${day} and t.status in ('waiting', 'called', 'in_service', 'parked')), '[]') as tickets,
      coalesce((
        select json_agg(json_build_object('number', c.number, 'staffId', c.staff_id, 'agencyCodes', c.agency_codes,
          'skillAgencyCodes', coalesce(k.agency_codes, '{}'), 'skillServiceCodes', coalesce(k.service_codes, '{}'),
          'pausedAt', c.paused_at, 'pauseReason', c.pause_reason) order by c.number)
        from counters c left join staff_skills k on k.staff_id = c.staff_id
        where c.centre_code = ${centreCode} and c.staff_id is not null and c.enabled), '[]') as windows,
      coalesce((
        select json_agg(json_build_object('staffId', s.staff_id, 'lineCode', s.line_code, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'breaks', s.breaks,
          'skillAgencyCodes', coalesce(k.agency_codes, '{}'), 'skillServiceCodes', coalesce(k.service_codes, '{}'),
          'seen', exists (select from counter_periods p where p.staff_id = s.staff_id and p.kind = 'open' and p.started_at >= s.starts_at - interval '1 hour' and p.started_at < ${until})))
        from staff_shifts s left join staff_skills k on k.staff_id = s.staff_id
        where s.centre_code = ${centreCode} and s.withdrawn_at is null and s.starts_at < ${until} and s.ends_at > ${now.toISOString()}
          and not exists (select from centre_lines home where home.centre_code = s.centre_code and home.code = s.line_code and home.kind = 'home')), '[]') as shifts,
      coalesce((
        select json_agg(json_build_object('staffId', p.staff_id, 'startedAt', p.started_at))
        from counter_periods p
        where p.centre_code = ${centreCode} and p.kind = 'pause' and p.started_at >= ${from} and p.started_at < ${until}), '[]') as pauses,
      coalesce((
        select json_agg(json_build_object('partyId', party.party_id, 'startsAt', party.starts_at, 'services', party.services))
        from (
          select a.party_id, min(a.starts_at) as starts_at, json_agg(a.service_code order by a.starts_at, a.party_position) as services
          from appointments a
          where a.centre_code = ${centreCode} and a.status = 'booked' and a.displaced_at is null
            and a.starts_at >= ${new Date(now.getTime() - 3_600_000).toISOString()} and a.starts_at < ${until} and a.starts_at >= ${from}
            and not exists (select from home_visits home where home.appointment_id = a.id)
          group by a.party_id) party), '[]') as booked`)
  return Row.parse(result.rows[0])
}

/** A text that changes whenever the hall of a centre does; cheap enough to ask every second. */
export async function fingerprints(db: Db, centreCodes: readonly string[], now: Date): Promise<Map<string, string>> {
  const day = dayInBaku(now)
  const result = await db.execute(sql`
    select c.code, concat_ws('|',
      (select count(*) || ':' || coalesce(sum(version), 0) from tickets t where t.centre_code = c.code and t.day = ${day}),
      (select coalesce(string_agg(w.number || ':' || w.staff_id || ':' || coalesce(extract(epoch from w.paused_at)::text, ''), ',' order by w.number), '')
       from counters w where w.centre_code = c.code and w.staff_id is not null),
      (select count(*) || ':' || coalesce(sum(a.version), 0) from appointments a where a.centre_code = c.code and a.status = 'booked'
         and a.starts_at >= ${atBaku(day).toISOString()} and a.starts_at < ${atBaku(addDays(day, 1)).toISOString()})) as print
    from unnest(${sql`array[${sql.join(
      centreCodes.map((code) => sql`${code}`),
      sql`, `,
    )}]::text[]`}) c(code)`)
  return new Map(result.rows.map((row) => [String(row.code), String(row.print)]))
}
