drop view app.my_notes;

create view app.my_notes
with (security_invoker = on)
as
select note_id, title
from app.notes;

grant select on app.my_notes to authenticated;
