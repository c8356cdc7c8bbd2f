drop index app.notes_state_idx;

drop index app.notes_title_idx;
