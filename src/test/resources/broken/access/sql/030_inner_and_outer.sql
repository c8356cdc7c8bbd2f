create view app.inner_titles
with (security_invoker = on)
as
select n.note_id, n.title
from app.notes as n;

-- It reads with its owner's rights a view that asks for its caller's.
create view app.outer_titles
as
select t.note_id, t.title
from app.inner_titles as t;

grant select on app.outer_titles to authenticated;
