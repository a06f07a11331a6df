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
