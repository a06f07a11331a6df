-- from db/guards/00_platform.sql
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % is not allowed', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
-- from db/guards/applications.sql
create or replace trigger application_moves_append_only before update or delete or truncate on application_moves for each statement execute function refuse_change();
--> statement-breakpoint
create or replace trigger application_decisions_append_only before update or delete or truncate on application_decisions for each statement execute function refuse_change();
--> statement-breakpoint
-- from db/guards/audit.sql
create or replace trigger audit_entries_append_only before update or delete or truncate on audit_entries for each statement execute function refuse_change();
--> statement-breakpoint
create or replace trigger disclosures_append_only before update or delete or truncate on disclosures for each statement execute function refuse_change();
--> statement-breakpoint
-- from db/guards/catalogue.sql
-- Words of the registry are found by their parts, also when misspelt (trigrams).
create extension if not exists pg_trgm;
--> statement-breakpoint
create index if not exists services_search_name on services using gin (search_name gin_trgm_ops);
--> statement-breakpoint
create index if not exists services_search_text on services using gin (search_text gin_trgm_ops);
--> statement-breakpoint
-- from db/guards/consents.sql
create or replace trigger consent_moves_append_only before update or delete or truncate on consent_moves for each statement execute function refuse_change();
--> statement-breakpoint
create or replace function guard_consent() returns trigger language plpgsql as $$
begin
  if (new.person_id, new.partner_code, new.purpose, new.consequence, new.fields, new.optional_fields, new.term_days, new.keep_days, new.notice_version, new.requested_at, new.answer_by)
    is distinct from (old.person_id, old.partner_code, old.purpose, old.consequence, old.fields, old.optional_fields, old.term_days, old.keep_days, old.notice_version, old.requested_at, old.answer_by) then
    raise exception 'What a consent asks for does not change after the request' using errcode = 'restrict_violation';
  end if;
  if old.granted_fields is not null and (new.granted_fields, new.valid_until) is distinct from (old.granted_fields, old.valid_until) then
    raise exception 'What a consent grants does not change after the decision' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and not (
    (old.status = 'requested' and new.status in ('granted', 'refused', 'lapsed')) or (old.status = 'granted' and new.status in ('withdrawn', 'expired'))
  ) then
    raise exception 'A consent does not move from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace trigger consents_guard before update on consents for each row execute function guard_consent();
--> statement-breakpoint
-- from db/guards/queue.sql
create or replace trigger appointment_moves_append_only before update or delete or truncate on appointment_moves for each statement execute function refuse_change();
--> statement-breakpoint
-- Places change in place thousands of times a day; room on the page keeps those updates out of the indexes.
alter table slots set (fillfactor = 70);
--> statement-breakpoint
alter table appointments set (fillfactor = 85);
