update app.notes
set body = ''
where body is null;

alter table app.notes alter column body set not null;
