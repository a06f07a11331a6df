-- No two published versions of a service hold on the same day. A version replaced on its first day holds none (an empty range).
create extension if not exists btree_gist;
--> statement-breakpoint
alter table service_versions drop constraint if exists service_versions_no_overlap;
--> statement-breakpoint
alter table service_versions add constraint service_versions_no_overlap exclude using gist (service_code with =, daterange(valid_from, valid_until, '[)') with &&) where (state = 'published');
--> statement-breakpoint
-- A published version is what old applications were made under: it stays as it is, only its last day is set when the next one comes.
create or replace function keep_published_version() returns trigger language plpgsql as $$
begin
  if old.state = 'published' and (tg_op = 'DELETE' or new.state <> 'published' or new.content is distinct from old.content
    or new.version <> old.version or new.service_code <> old.service_code or new.valid_from <> old.valid_from
    or new.author_id is distinct from old.author_id or new.editor_ids is distinct from old.editor_ids or new.reviewer_id is distinct from old.reviewer_id) then
    raise exception 'a published version does not change';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create or replace trigger service_versions_published_stay before update or delete on service_versions for each row execute function keep_published_version();
