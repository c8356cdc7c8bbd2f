create table app.notes_state_before (
    note_id bigint primary key,
    state text not null
);

insert into app.notes_state_before (note_id, state)
select note_id, state
from app.notes
where state = 'draft';

update app.notes
set state = 'open'
where state = 'draft';
