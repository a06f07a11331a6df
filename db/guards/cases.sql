create or replace trigger application_revisions_append_only before update or delete or truncate on application_revisions for each statement execute function refuse_change();
--> statement-breakpoint
insert into catalogue_revision (id, revision, changed_at) values (1, 1, now()) on conflict do nothing;
