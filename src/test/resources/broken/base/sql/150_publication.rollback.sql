alter table app.notes replica identity default;

alter publication supabase_realtime drop table app.notes;
