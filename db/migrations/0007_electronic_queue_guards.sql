-- from db/guards/tickets.sql
create or replace trigger ticket_moves_append_only before update or delete or truncate on ticket_moves for each statement execute function refuse_change();
--> statement-breakpoint
-- An officer is at one place at a time.
do $$ begin
  if not exists (select from pg_constraint where conname = 'staff_shifts_never_overlap') then
    alter table staff_shifts add constraint staff_shifts_never_overlap
      exclude using gist (staff_id with =, tstzrange(starts_at, ends_at) with &&) where (withdrawn_at is null);
  end if;
end $$;
--> statement-breakpoint
alter table tickets set (fillfactor = 80);
--> statement-breakpoint
-- The line of a centre that a service belongs to: the line that names the service, else the one that names its body, else the general one.
create or replace function queue_line(centre text, service text) returns text language sql stable parallel safe as $$
  select coalesce((
    select line.code from centre_lines line, services given
    where given.code = service and line.centre_code = centre and line.active and line.kind = 'counter'
      and (given.code = any(line.service_codes) or given.agency_code = any(line.agency_codes))
    order by given.code = any(line.service_codes) desc, line.code
    limit 1), 'general')
$$;
--> statement-breakpoint
-- from db/guards/visits.sql
create or replace trigger visit_complaint_moves_append_only before update or delete or truncate on visit_complaint_moves for each statement execute function refuse_change();
