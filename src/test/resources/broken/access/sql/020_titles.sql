create view app.titles
with (security_invoker = on)
as
select n.note_id, n.title
from app.notes as n;

grant select on app.titles to authenticated;
