alter table app.notes alter column body drop not null;
