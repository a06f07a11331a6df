create extension if not exists btree_gist;
--> statement-breakpoint
-- Rows of before, whose ends may touch by a moment: the earlier one ends where the later begins.
update staff_roles earlier set valid_to = later.valid_from
from staff_roles later
where later.id <> earlier.id and later.staff_id = earlier.staff_id and later.role_code = earlier.role_code
  and later.agency_code is not distinct from earlier.agency_code and later.centre_code is not distinct from earlier.centre_code
  and earlier.valid_from < later.valid_from and later.valid_from < coalesce(earlier.valid_to, 'infinity');
--> statement-breakpoint
alter table staff_roles drop constraint if exists staff_roles_held_once;
--> statement-breakpoint
-- Nobody holds one role twice at the same time in one place; periods follow each other, and may lie in the future. A role taken
-- back before it began has an empty period and is in nobody's way.
alter table staff_roles add constraint staff_roles_held_once exclude using gist (
  staff_id with =,
  role_code with =,
  coalesce('agency:' || agency_code, 'centre:' || centre_code, '') with =,
  tstzrange(valid_from, valid_to) with &&
);
--> statement-breakpoint
create or replace trigger role_permission_changes_append_only before update or delete or truncate on role_permission_changes for each statement execute function refuse_change();
