comment on column app.notes.state is 'draft or open';

alter table app.notes alter column body set storage extended;

alter table app.notes alter column title set statistics -1;

alter table app.notes alter column state set default 'draft';
