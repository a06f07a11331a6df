-- from db/guards/representation.sql
create or replace trigger representation_moves_append_only before update or delete or truncate on representation_moves for each statement execute function refuse_change();
