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
