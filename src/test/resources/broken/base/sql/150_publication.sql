alter publication supabase_realtime add table app.notes;

alter table app.notes replica identity full;
