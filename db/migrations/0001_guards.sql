-- from db/guards/audit.sql
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % is not allowed', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create or replace trigger audit_entries_append_only before update or delete or truncate on audit_entries for each statement execute function refuse_change();
--> statement-breakpoint
create or replace trigger disclosures_append_only before update or delete or truncate on disclosures for each statement execute function refuse_change();
