create or replace trigger visit_complaint_moves_append_only before update or delete or truncate on visit_complaint_moves for each statement execute function refuse_change();
