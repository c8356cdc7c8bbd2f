create index notes_title_idx on app.notes (title);

create index notes_state_idx on app.notes (state) where state <> 'draft';
