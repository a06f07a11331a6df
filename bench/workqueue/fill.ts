// A million applications as ten years leave them behind: nearly all decided, one agency with most of them.
import type pg from 'pg'

const OPEN = "'submitted', 'in_review', 'information_requested', 'decision_proposed'"

/** Letters of references (lib/platform/ids.ts). */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letterAt = (place: number) => `substr('${LETTERS}', ((m / power(30, ${place})::bigint) % 30)::int + 1, 1)`
const reference = `'ASN-2026-' || ${[0, 1, 2, 3].map(letterAt).join(' || ')} || '-' || ${[4, 5, 6, 7].map(letterAt).join(' || ')}`
const id = (kind: string, n: string) => `md5('${kind}' || (${n})::text)::uuid`

/**
 * Fills the tables of a database with reference data. Foreign keys are not checked and indexes made afterwards, as a restore does it;
 * what is measured are the same tables and indexes in the end.
 */
export async function fill(client: pg.PoolClient, rows: number, say: (line: string) => void): Promise<void> {
  const run = async (name: string, text: string) => {
    const began = performance.now()
    await client.query(text)
    say(`${name.padEnd(28)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'")
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('applications'::regclass, 'fees_due'::regclass) and not i.indisprimary
      and not exists (select from pg_constraint where conindid = c.oid)`)
  for (const { name } of indexes) await client.query(`drop index "${name}"`)
  const people = Math.max(1000, Math.floor(rows / 4))
  await run(
    'people',
    `insert into people (id, pin, given_name, surname, patronymic, sex, birth_date)
     select ${id('p', 'n')}, ${pinOf('n')}, 'Sınaq', 'Sınaqlı', 'Sınaq', 'male', '1990-01-01' from generate_series(1, ${people}) n`,
  )
  await run(
    'staff',
    `insert into staff_members (id, person_id, agency_code, position)
     select ${id('s', 'n')}, ${id('p', 'n')}, 'din', '{"az":"Əməkdaş"}' from generate_series(1, 200) n`,
  )
  // Four in ten at one agency, where each of its services has its share; one in fifty is open.
  await run(
    'applications',
    `insert into applications (id, person_id, service_code, agency_code, definition_version, office_code, status, reference, answers,
       step_versions, facts, expedited, submitted_at, due_on, assigned_staff_id, decided_at, state_seconds, created_at, updated_at)
     select ${id('a', 'n')}, ${id('p', `1 + (n * 7) % ${people}`)}, s.code, s.agency_code, 1,
       case when n % 3 = 0 then 'asan-baku-' || (1 + n % 5) end,
       status::application_status, ${reference}, '{"purpose":"bank","note":"${'x'.repeat(120)}"}', '{}', '{}', n % 23 = 0,
       sent, (sent + interval '20 days')::date, case when status <> 'submitted' then ${id('s', '1 + n % 200')} end,
       case when status in ('approved', 'rejected') then sent + interval '9 days' end,
       case when status in ('approved', 'rejected') then 777600 end, sent, sent
     from (
       select n, n::bigint * 104395301 % 656100000000 as m,
         case when n % 5 < 2 then n % size.large else n % size.every end as place,
         case when n > ${rows} * 0.98
           then (array['submitted', 'in_review', 'in_review', 'information_requested', 'decision_proposed'])[1 + n % 5]
           else (array['approved', 'approved', 'approved', 'rejected', 'approved', 'approved', 'rejected', 'approved', 'approved', 'withdrawn'])[1 + n % 10] end as status,
         case when n > ${rows} * 0.98
           then now() - interval '1 minute' * ((${rows} - n) * ${((30 * 1440) / (rows * 0.02)).toFixed(8)})
           else now() - interval '30 days' - interval '1 second' * ((${rows} - n) * ${((10 * 365 * 86_400) / rows).toFixed(4)}) end as sent
       from generate_series(1, ${rows}) n,
         (select count(*) filter (where agency_code = 'din') as large, count(*) as every from bench_services) size) made
     join bench_services s using (place)`,
  )
  await run(
    'fees',
    `insert into fees_due (id, reference, application_id, person_id, agency_code, service_code, amount_qepik, purpose, status, channel,
       receipt_number, paid_at, recorded_by)
     select ${id('f', 'n')}, 'FEE-' || n, a.id, a.person_id, a.agency_code, a.service_code, 1500, '{"az":"x"}',
       case when paid then 'paid' else 'due' end::fee_status, case when paid then 'receipt' end::fee_channel,
       case when paid then 'BANK-' || n end, case when paid then now() end, case when paid then ${id('s', '1')} end
     from (select n, n % 40 <> 0 as paid from generate_series(3, ${rows}, 3) n) made join applications a on a.id = ${id('a', 'n')}`,
  )
  // A thousand objections at once are about half a year's: a body has thirty days for each.
  await run(
    'proposals, objections, asked',
    `insert into application_proposals (id, application_id, outcome, ground_codes, proposed_by, proposed_at)
       select gen_random_uuid(), id, 'approved', '{}', coalesce(assigned_staff_id, ${id('s', '1')}), now()
       from applications where status = 'decision_proposed';
     insert into application_objections (id, application_id, decision_number, agency_code, person_id, reason, filed_at, due_on)
       select gen_random_uuid(), id, 1, agency_code, person_id, 'Səbəb', now(), current_date + 10 from applications
       where status = 'rejected' order by submitted_at desc limit 1000;
     insert into application_opinions (id, application_id, agency_code, question, fields, asked_by, asked_at, answer_by)
       select gen_random_uuid(), id, 'din', 'Sual', '{}', ${id('s', '1')}, now(), current_date + 5 from applications
       where status in (${OPEN}) and agency_code <> 'din' limit 2000`,
  )
  const began = performance.now()
  for (const { definition } of indexes) await client.query(definition)
  say(`${'indexes'.padEnd(28)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await client.query('set session_replication_role = default')
  await run('vacuum and statistics', 'vacuum analyze')
}

function pinOf(n: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const at = (place: number) =>
    `substr('${letters}', ((${n}::bigint * 15485863 % 52523350144) / power(34, ${place})::bigint % 34)::int + 1, 1)`
  return [0, 1, 2, 3, 4, 5, 6].map(at).join(' || ')
}

/** Services in a row to draw from: those of the large agency first. */
export const DRAW_SERVICES = `create temp table bench_services as
  select row_number() over (order by agency_code <> 'din', code) - 1 as place, code, agency_code from services`
