drop table app.notes_old;
