create or replace trigger audit_entries_append_only before update or delete or truncate on audit_entries for each statement execute function refuse_change();
--> statement-breakpoint
create or replace trigger disclosures_append_only before update or delete or truncate on disclosures for each statement execute function refuse_change();
