create or replace trigger appointment_moves_append_only before update or delete or truncate on appointment_moves for each statement execute function refuse_change();
--> statement-breakpoint
-- Places change in place thousands of times a day; room on the page keeps those updates out of the indexes.
alter table slots set (fillfactor = 70);
--> statement-breakpoint
alter table appointments set (fillfactor = 85);
