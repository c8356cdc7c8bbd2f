alter table app.notes alter column note_id set generated always;
