update app.notes as n
set state = b.state
from app.notes_state_before as b
where b.note_id = n.note_id;

drop table app.notes_state_before;
