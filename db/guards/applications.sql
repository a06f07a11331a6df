create or replace trigger application_moves_append_only before update or delete or truncate on application_moves for each statement execute function refuse_change();
--> statement-breakpoint
create or replace trigger application_decisions_append_only before update or delete or truncate on application_decisions for each statement execute function refuse_change();
